"""A generated constructor, whose converter seems never to return, is given everything that the command line says."""

import argparse

import attr


def refused(value):
    raise SystemExit(f"{value}: not on this machine")


@attr.s
class Options:
    port = attr.ib(converter=refused)
    delay = attr.ib()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port")
    parser.add_argument("--delay", type=float, default=0.5)
    options = Options(**vars(parser.parse_args()))
    print(options.delay)


if __name__ == "__main__":
    main()
