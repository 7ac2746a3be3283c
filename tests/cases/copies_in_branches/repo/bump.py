import argparse
from dataclasses import dataclass, replace
from typing import NamedTuple


class Version(NamedTuple):
    year: int = 2024
    major: int = 1
    minor: int = 0


@dataclass(frozen=True)
class Options:
    color: str = "auto"
    width: int = 80
    quiet: bool = False


@dataclass
class Shown:
    year: int
    major: int
    minor: int


@dataclass
class Printed:
    color: str
    width: int
    quiet: bool


@dataclass
class Chosen:
    color: str
    width: int
    quiet: bool


@dataclass
class Played:
    color: str
    width: int
    quiet: bool


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--major", action="store_true")
    parser.add_argument("--minor", action="store_true")
    parser.add_argument("--color")
    parser.add_argument("--width", type=int)
    parser.add_argument("--reset", action="store_true")
    parser.add_argument("--wide", action="store_true")
    parser.add_argument("--deep", action="store_true")
    parser.add_argument("--preset", action="store_true")
    parser.add_argument("--other", action="store_true")
    args = parser.parse_args()

    version = Version()
    if args.major:
        version = version._replace(major=version.major + 1)
    if args.minor:
        version = version._replace(minor=version.minor + 1)
    shown = Shown(**version._asdict())

    options = first = Options()
    if args.color:
        options = replace(options, color=args.color)
    if args.width:
        options = replace(options, width=args.width)
    if args.reset:
        options = first
    printed = Printed(options.color, options.width, options.quiet)

    options = Options("always", 100) if args.preset else Options("never", 60)
    if args.deep:
        if args.wide:
            options = replace(options, width=200)
    chosen = Chosen(options.color, options.width, options.quiet)

    options = Options()
    if args.other:
        options = Options("other", 70)
    else:
        options = replace(options, quiet=None)
    played = Played(options.color, options.width, options.quiet)
    print(shown, printed, chosen, played)


if __name__ == "__main__":
    main()
