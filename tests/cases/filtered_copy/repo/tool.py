import argparse
from dataclasses import dataclass, fields


@dataclass
class Model:
    width: int = 8
    depth: int = 2


@dataclass
class Train:
    lr: float = 0.1
    epochs: int = 1


def pick(cls, values):
    names = {f.name for f in fields(cls)}
    return cls(**{k: v for k, v in values.items() if k in names})


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--width", type=int, default=8)
    parser.add_argument("--depth", type=int, default=None)
    parser.add_argument("--lr", type=float, default=0.1)
    parser.add_argument("--epochs", type=int, default=1)
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    given = {k: v for k, v in vars(args).items() if v is not None}
    model = pick(Model, given)
    train = pick(Train, given)
    print(model, train, args.verbose)


if __name__ == "__main__":
    main()
