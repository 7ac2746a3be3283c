"""A table of parsers that share options: those are one flag each, which belongs to no sub-command."""

import optparse
import sys

from settings import Check, Train


class Options:
    out = optparse.make_option("--out")
    rate = optparse.make_option("--rate", dest="rate")
    data = optparse.make_option("--data")


class CommandParser(optparse.OptionParser):
    def __init__(self, action, options):
        super().__init__(usage=f"%prog {action}")
        self.set_defaults(action=action)
        self.add_options(options)


COMMANDS = {"train": CommandParser("train", [Options.out, Options.rate]), "check": CommandParser("check", [Options.data, Options.out])}


def main(argv=None):
    if argv is None:
        argv = sys.argv[1:]
    parser = COMMANDS.get(argv[0])
    if not parser:
        return 1
    options, _ = parser.parse_args(argv[1:])
    if options.action == "train":
        Train(options.rate, options.out)
    else:
        Check(options.data, options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
