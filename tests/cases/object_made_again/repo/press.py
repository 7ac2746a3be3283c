import argparse
import copy
from dataclasses import dataclass, replace


@dataclass
class Plate:
    metal: str
    depth: int = 3


class Sheet:
    def __init__(self, paper, margin):
        self.paper = paper
        self.margin = margin


@dataclass
class Ink:
    colour: str
    drying: int = 1


@dataclass(frozen=True)
class Roller:
    width: int = 10
    speed: int = 2


@dataclass
class Spare:
    size: int = 1


class Label:
    def __init__(self, text):
        self.text = text


class Frame:
    def __init__(self):
        self.sheet = Sheet("rag", 1)

    def widen(self, wide):
        if wide:
            self.sheet = Sheet("rag", 5)


class Shelf:
    def __init__(self):
        self.plates = {}

    def plate(self, name):
        if name in self.plates:
            return self.plates[name]
        made = self.plates[name] = Jar(name, 0)
        return made


class Jar:
    def __init__(self, name, drops):
        self.name = name
        self.drops = drops


def inked(ink, quick):
    if quick:
        return Ink(ink.colour, drying=0)
    return ink


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--metal")
    parser.add_argument("--deep", action="store_true")
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--colour")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--fast", action="store_true")
    parser.add_argument("--broad", action="store_true")
    parser.add_argument("--wide", action="store_true")
    parser.add_argument("--spare", action="store_true")
    parser.add_argument("--jar")
    args = parser.parse_args()

    plate = Plate(metal=args.metal, depth=3)
    if args.deep:
        plate = Plate(metal=plate.metal, depth=9)
    if args.again:
        plate = Plate(metal=plate.metal, depth=plate.depth)
    if args.again:
        plate = copy.copy(plate)

    ink = inked(Ink(args.colour), args.quick)

    roller = Roller()
    if args.fast:
        roller = replace(roller, speed=7)
    if args.broad:
        roller = replace(roller, width=20)

    frame = Frame()
    frame.widen(args.wide)

    label = Label(args.colour)
    if args.colour:
        if args.again:
            label = Label(args.colour)

    spare = Spare(2)
    if args.spare:
        other = Spare(4)
        print(other)

    shelf = Shelf()
    shelf.plate("ash")
    print(plate, ink, roller, frame, label, spare, shelf.plate(args.jar))


if __name__ == "__main__":
    main()
