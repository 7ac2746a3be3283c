import argparse
from dataclasses import dataclass, field


@dataclass
class Glaze:
    colour: str
    coats: int = 2


@dataclass
class Firing:
    glaze: Glaze
    cone: int
    shelves: list = field(default_factory=list)
    vented: bool = True


@dataclass
class Cooling:
    hours: int
    covered: bool = False


def slow(colour):
    return Firing(Glaze(colour), cone=6)


def cooling(brisk):
    if brisk:
        return Cooling(hours=4)
    return Cooling(hours=12)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--raku", action="store_true")
    parser.add_argument("--colour", default="ash")
    parser.add_argument("--brisk", action="store_true")
    args = parser.parse_args()
    if args.raku:
        firing = Firing(Glaze("copper"), cone=2)
    else:
        firing = slow(args.colour)
    print(firing, cooling(args.brisk))


if __name__ == "__main__":
    main()
