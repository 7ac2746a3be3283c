"""Pick: the kinds of trees are the classes that were derived from one, at any depth."""

import argparse


class Tree:
    options = ()

    def __init__(self, args):
        for option in self.options:
            setattr(self, option, getattr(args, option))


class Apple(Tree):
    options = ("graft", "height")


class Pear(Tree):
    options = ("wall",)


class Quince(Pear):
    options = ("frost",)


class Hedge:
    def __init__(self, args):
        self.width = args.width


def below(kind):
    for derived in kind.__subclasses__():
        yield derived
        yield from below(derived)


def main():
    kinds = {kind.__name__.lower(): kind for kind in below(Tree)}
    near = {kind.__name__: kind for kind in Hedge.__subclasses__()}
    parser = argparse.ArgumentParser()
    for option in ("graft", "height", "wall", "frost", "width"):
        parser.add_argument(f"--{option}")
    parser.add_argument("kind", choices=sorted(kinds))
    args = parser.parse_args()
    tree = kinds[args.kind](args)
    for hedge in near.values():
        hedge(args)
    print(tree)


if __name__ == "__main__":
    main()
