import argparse
from dataclasses import dataclass


@dataclass
class Heat:
    degrees: int = 200
    fan: bool = False


def bake(style, heat=None):
    if style == "stone":
        print(heat)
    elif style == "steel":
        if heat is None:
            heat = Heat()
        print(heat.degrees, heat.fan)


def roast(deep, twice):
    heat = Heat(180)
    if deep:
        if twice:
            heat = Heat(260)
    print(heat.degrees)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--style", default="stone")
    parser.add_argument("--degrees", type=int)
    parser.add_argument("--deep", action="store_true")
    parser.add_argument("--twice", action="store_true")
    args = parser.parse_args()
    heat = None
    if args.degrees is not None:
        heat = Heat(args.degrees, fan=True)
    bake(args.style, heat)
    roast(args.deep, args.twice)


if __name__ == "__main__":
    main()
