"""The first word that a parser leaves is the second part of a method's name, or of a function's."""

import optparse
import sys


class Push:
    def __init__(self, force):
        self.force = force


class Pull:
    def __init__(self, force):
        self.force = force


class Program:
    def do_push(self, argv):
        parser = optparse.OptionParser()
        parser.add_option("--force")
        Push(parser.parse_args(argv)[0].force)

    def do_pull(self, argv):
        parser = optparse.OptionParser()
        parser.add_option("--force")
        Pull(parser.parse_args(argv)[0].force)

    def done(self, argv):
        parser = optparse.OptionParser()
        parser.add_option("--never")
        Pull(parser.parse_args(argv)[0].never)

    def main(self):
        parser = optparse.OptionParser()
        parser.add_option("--quiet")
        values, args = parser.parse_args()
        method = getattr(self, "do_" + args[0], None)
        if method is None:
            parser.error("no such command")
        method(args[1:])


if __name__ == "__main__":
    Program().main()
