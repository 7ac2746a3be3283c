import argparse


class Store:
    def __init__(self, path, depth):
        self.path = path
        self.depth = depth


def add(args):
    return Store(args.path, args.depth)


def drop(args):
    return Store(args.path, 0)


parser = argparse.ArgumentParser()
commands = parser.add_subparsers(dest="command", required=True)
one = commands.add_parser("add")
one.add_argument("--path", default="a")
one.add_argument("--depth", type=int, default=1, choices=[1, 2])
one.set_defaults(run=add)
two = commands.add_parser("drop")
two.add_argument("--path", required=True)
two.set_defaults(run=drop)

if __name__ == "__main__":
    args = parser.parse_args()
    args.run(args)
