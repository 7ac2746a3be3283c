"""What decides that a turn of a loop, or a method, is left early decides what is appended after it, but nothing that is made before or inside."""

import argparse


class Quick:
    pass


class Slow:
    pass


class Manager:
    def __init__(self, config):
        self.config = config
        self.checks = []
        self.always = []

    def load(self):
        for cls in (Quick, Slow):
            self.always.append(cls())
            if cls.__name__ in self.config.skips:
                continue
            self.checks.append(cls())


class Config:
    def __init__(self, skips, quiet):
        self.skips = skips
        self.quiet = quiet


class Reporter:
    def __init__(self, quiet):
        self.quiet = quiet
        self.lines = []

    def report(self):
        made = [1]
        if self.quiet:
            return made
        self.lines.append("checked")
        fresh = []
        fresh.append("this")
        return fresh


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--skips", nargs="*", default=[])
    parser.add_argument("--quiet", action="store_true")
    args = parser.parse_args()
    config = Config(args.skips, args.quiet)
    manager = Manager(config)
    manager.load()
    reporter = Reporter(config.quiet)
    reporter.report()
    print(reporter.lines, manager.checks)
