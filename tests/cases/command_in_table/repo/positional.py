"""A positional is the key of a table; what is chosen adds its flags to the parser that is there already."""

import argparse

from settings import Check, Train


class Trainer:
    @staticmethod
    def add(parser):
        parser.add_argument("--rate")

    @staticmethod
    def run(args):
        Train(args.rate, args.root)


class Checker:
    @staticmethod
    def add(parser):
        parser.add_argument("--data")

    @staticmethod
    def run(args):
        Check(args.data, args.root)


TASKS = {"train": Trainer, "check": Checker}

if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("task", choices=TASKS)
    parser.add_argument("--root")
    first, _ = parser.parse_known_args()
    task = TASKS.get(first.task)
    task.add(parser)
    task.run(parser.parse_args())
