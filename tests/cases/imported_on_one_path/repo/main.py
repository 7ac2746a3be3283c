"""The table of a module is one and the same, whichever path imports the module first."""

import argparse
from dataclasses import dataclass


@dataclass
class Left:
    depth: object = None
    width: object = None


@dataclass
class Right:
    depth: object = None
    width: object = None


@dataclass
class After:
    depth: object = None
    width: object = None
    colour: object = None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--depth", type=int)
    parser.add_argument("--width", type=int)
    parser.add_argument("--side")
    parser.add_argument("--colour")
    args = parser.parse_args()
    if args.side == "left":
        import settings

        settings.TABLE["depth"] = args.depth
        left = Left(settings.TABLE["depth"], settings.TABLE["width"])
        print(left.depth, left.width)
    else:
        import settings

        settings.TABLE["width"] = args.width
        right = Right(settings.TABLE["depth"], settings.TABLE["width"])
        print(right.depth, right.width)
    from settings import TABLE

    TABLE["colour"] = args.colour
    after = After(TABLE["depth"], TABLE["width"], TABLE["colour"])
    print(after.depth, after.width, after.colour)


if __name__ == "__main__":
    main()
