import argparse
from collections import namedtuple
from typing import NamedTuple

Point = namedtuple("Point", "x, y", defaults=[2])


class Run(NamedTuple):
    epochs: int
    lr: float = 0.1
    tag: str = ""

    @classmethod
    def from_options(cls, options):
        return cls(**{name: getattr(options, name) for name in cls._fields})


class Summary(NamedTuple):
    first: int
    second: float


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--lr", type=float, default=0.1)
    parser.add_argument("--tag", default="")
    parser.add_argument("--x", type=int)
    args = parser.parse_args()
    run = Run.from_options(args)
    point = Point(args.x)
    moved = point._replace(y=run.lr)
    epochs, lr, _ = run
    summary = Summary(epochs, run[1])
    print(moved, summary)


if __name__ == "__main__":
    main()
