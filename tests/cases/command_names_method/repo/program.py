"""A positional names the method that reads the rest of the command line."""

import argparse
import sys


class Commit:
    def __init__(self, message):
        self.message = message


class Fetch:
    def __init__(self, depth):
        self.depth = depth


class Program:
    def __init__(self):
        parser = argparse.ArgumentParser()
        parser.add_argument("command")
        args = parser.parse_args(sys.argv[1:2])
        if not hasattr(self, args.command):
            parser.print_help()
            sys.exit(1)
        getattr(self, args.command)()

    def commit(self):
        parser = argparse.ArgumentParser()
        parser.add_argument("--message")
        args = parser.parse_args(sys.argv[2:])
        Commit(self.clean(args.message))

    def fetch(self):
        parser = argparse.ArgumentParser()
        parser.add_argument("--depth")
        Fetch(parser.parse_args(sys.argv[2:]).depth)

    def clean(self, text):
        return text.strip()


if __name__ == "__main__":
    Program()
