import argparse
from dataclasses import dataclass


@dataclass
class Old:
    size: int = 1
    rate: float = 0.1
    pad: bool = True
    shape: str = "square"


@dataclass
class New:
    n: int = 1
    lr: float = 0.1


def carry(new):
    kwargs = {"size": new.n, "rate": new.lr, "pad": True}  # pad is missing in New
    return Old(**kwargs), Old(size=new.n, rate=new.lr, shape="round")


@dataclass
class Row:
    name: str
    rate: float
    size: int
    unit: str


def table(news):
    return [Row(name="first", rate=new.lr, size=new.n, unit="pixels") for new in news]


def sweep(news):
    return [Old(size=new.n, rate=new.lr, shape="oval") for new in news]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--n", type=int, default=3)
    new = New(n=parser.parse_args().n)
    carry(new)
    print(table([new]), sweep([new]))
    print({"size": new.n, "rate": new.lr, "pad": False})


if __name__ == "__main__":
    main()
