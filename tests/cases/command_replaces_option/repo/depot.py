"""Options stand before the sub-command and after it; what a sub-command leaves, given or not, replaces what was given before."""

import argparse


class Shelf:
    def __init__(self, args):
        self.depth = args.depth
        self.width = args.width
        self.labels = args.labels
        self.name = args.name


class Crate:
    def __init__(self, args):
        self.depth = args.depth


def shared(parser, depth, labels):
    parser.add_argument("--depth", type=int, default=depth)
    parser.add_argument("--labels", action="append", default=labels)
    parser.add_argument("--name", default="x")


def main():
    parser = argparse.ArgumentParser()
    shared(parser, 1, [])
    parser.add_argument("--width", type=int, default=2)
    commands = parser.add_subparsers(dest="command", required=True)
    shelf = commands.add_parser("shelf")
    shared(shelf, argparse.SUPPRESS, [])
    shelf.add_argument("--width", type=int, default=3)
    commands.add_parser("crate")
    args = parser.parse_args()
    made = Shelf(args) if args.command == "shelf" else Crate(args)
    print(vars(made))


if __name__ == "__main__":
    main()
