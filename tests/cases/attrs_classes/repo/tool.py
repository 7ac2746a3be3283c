import argparse

import attr
import attrs
from attrs import define, field, frozen


@attr.s
class Old:
    verbose = attr.ib(default=False)
    level = attr.ib(default=3, converter=int)
    tags = attr.ib(default=attr.Factory(list))
    _secret = attr.ib(default=None)


@define
class New:
    lr: float = 0.1
    steps: int = field(default=10, converter=attrs.converters.optional(int))
    total: int = field(init=False)
    name: str = field(default="x", kw_only=True)

    @total.default
    def _total(self):
        return self.steps * 2

    @steps.validator
    def _check(self, attribute, value):
        if value < 0:
            raise ValueError(value)


@frozen
class Final(New):
    extra: str = ""
    label: str = field(init=False, default="")

    def __attrs_post_init__(self):
        object.__setattr__(self, "label", self.name.upper())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--level", default="1")
    parser.add_argument("--secret")
    parser.add_argument("--lr", type=float, default=0.1)
    parser.add_argument("--steps", type=int, default=10)
    parser.add_argument("--name", default="n")
    parser.add_argument("--extra")
    args = parser.parse_args()
    old = Old(verbose=args.verbose, level=args.level, secret=args.secret)
    new = New(args.lr, args.steps, name=args.name)
    changed = attrs.evolve(new, lr=new.lr * 2)
    final = Final(**attrs.asdict(changed, filter=lambda a, v: a.init), extra=args.extra)
    print(old, final)


if __name__ == "__main__":
    main()
