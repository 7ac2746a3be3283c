import argparse
import os


class Maker:
    def __init__(self, name):
        self.name = name


class Kiln:
    def __init__(self, cone):
        self.cone = cone


class Oven:
    def __init__(self, rack):
        self.rack = rack


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--first")
    parser.add_argument("--second")
    parser.add_argument("--rack")
    args = parser.parse_args()
    first, second = Maker(args.first), Maker(args.second)
    cone = 6
    if second.name == "potter":
        cone = 10
    if first.name == "baker":
        kiln = Kiln(cone)
        print(kiln.cone)
    rack = "low"
    if os.path.exists("racks"):
        rack = args.rack
    height = 1
    if args.rack == "high":
        height = 2
    if rack == "low":
        oven = Oven(height)
        print(oven.rack)


if __name__ == "__main__":
    main()
