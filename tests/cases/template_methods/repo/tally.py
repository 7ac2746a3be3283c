"""A program of tests that reads its command line where the base class asks it to, and a server whose requests are handled so."""

import argparse
import socketserver
import unittest
from unittest import TestProgram


class Plan:
    def __init__(self):
        self.parser = argparse.ArgumentParser()
        self.start = None
        self.seed = None
        self.loud = False


class Program(unittest.TestProgram):
    def __init__(self, **kw):
        self.extra = kw.pop("extra", [])
        super().__init__(**kw)
        self.after = self.plan.seed

    def parseArgs(self, argv):
        self.plan = Plan()
        self.plan.parser.add_argument("--start")
        self.plan.parser.add_argument("--seed", type=int)
        self.plan.parser.add_argument("--forgotten")
        self.plan.parser.add_argument("--loud", action="store_true")
        self.plan.parser.add_argument("--port", type=int)
        args = self.plan.parser.parse_args(argv[1:])
        self.plan.start = args.start
        self.plan.seed = args.seed
        self.verbosity = 2 if args.loud else self.verbosity
        self.port = args.port

    def runTests(self):
        if self.verbosity:
            print(self.plan.start, self.module)
        socketserver.TCPServer(("", self.port), Answer).serve_forever()

    def report(self):
        """Say nothing: no base class asks for this."""
        self.plan.loud = self.plan.seed


class Answer(socketserver.StreamRequestHandler):
    limit = 10

    def handle(self):
        self.left = self.limit


class Silent(TestProgram):
    """Leaves the command line to its base class, which has no flags of the repository."""

    def runTests(self):
        self.done = True


main = Program


def discover(*args, **kwargs):
    kwargs["module"] = None
    return main(*args, **kwargs)


if __name__ == "__main__":
    discover()
