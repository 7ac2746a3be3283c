import argparse
from dataclasses import dataclass
from functools import singledispatch, singledispatchmethod


@dataclass
class Text:
    value: str


@dataclass
class Number:
    value: int


@dataclass
class Out:
    text: str = ""
    number: int = 0
    shape: str = ""


@singledispatch
def apply(item, out):
    raise TypeError(item)


@apply.register
def _(item: Text, out):
    out.text = item.value


@apply.register(Number)
def _(item, out):
    out.number = item.value


class Printer:
    def __init__(self, out):
        self.out = out

    @singledispatchmethod
    def show(self, item):
        raise TypeError(item)

    @show.register
    def _(self, item: str):
        self.out.shape = item


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--text", default="t")
    parser.add_argument("--number", type=int, default=1)
    parser.add_argument("--shape", default="s")
    args = parser.parse_args()
    out = Out()
    apply(Text(args.text), out)
    apply(Number(args.number), out)
    Printer(out).show(args.shape)
    print(out)


if __name__ == "__main__":
    main()
