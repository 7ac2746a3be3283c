"""What chose which of two objects is returned decides the fields that other flags fill in them, and no field that is the same in both."""

import argparse


class Crate:
    def __init__(self, load, label):
        self.load = load
        self.label = label


class Stack:
    def __init__(self, crate):
        self.load = crate.load
        self.label = crate.label


def made(args):
    if args.kind == "fruit":
        return Crate(args.apples, args.label)
    return Crate(args.nails, args.label)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--apples", type=int)
    parser.add_argument("--nails", type=int)
    parser.add_argument("--label")
    parser.add_argument("--kind")
    stack = Stack(made(parser.parse_args()))
    print(stack.load, stack.label)


if __name__ == "__main__":
    main()
