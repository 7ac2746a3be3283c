"""The second item of the command line is the key of a table of functions with a parser each; one of them has sub-commands of its own."""

import argparse
import sys

from settings import Check, Train

TABLE = {}


def command(name):
    def keep(function):
        TABLE[name] = (function, function.__doc__)
        return function

    return keep


@command("train")
def train(argv):
    """Trains."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rate")
    parser.add_argument("--out")
    args = parser.parse_args(argv)
    Train(args.rate, args.out)


@command("check")
def check(argv):
    """Checks."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--out")
    below = parser.add_subparsers(dest="what", required=True)
    below.add_parser("files").add_argument("--data")
    below.add_parser("links")
    args = parser.parse_args(argv)
    Check(args.data if args.what == "files" else None, args.out)


def main():
    words = sys.argv[1:]
    try:
        function, _ = TABLE[words[0]]
    except (IndexError, KeyError):
        sys.exit("which command?")
    function(words[1:])


if __name__ == "__main__":
    main()
