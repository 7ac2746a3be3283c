"""Bake: a flag chooses which function makes the loaf, by a definition inside a branch or by a table."""

import argparse


class Loaf:
    def __init__(self, shape="round"):
        self.shape = shape
        self.grains = []

    @staticmethod
    def plain(grain):
        loaf = Loaf()
        loaf.grains.append(grain)
        return loaf

    @staticmethod
    def milled(grain, shape):
        loaf = Loaf(shape)
        loaf.grains.append(grain + " flour")
        return loaf


class Roll:
    def __init__(self, weight, glaze):
        self.weight = weight
        self.glaze = glaze


class Cake:
    def __init__(self, weight):
        self.weight = weight


def light(glaze):
    return Roll(40, glaze)


def heavy(glaze):
    return Roll(90, glaze)


def cake(glaze):
    return Cake(500)


ROLLS = {"light": light, "heavy": heavy}


def bake(stone, shape, grain):
    make = Loaf.plain
    if stone:

        def make(text):
            return Loaf.milled(text, shape)

    return make(grain)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--stone", action="store_true")
    parser.add_argument("--shape")
    parser.add_argument("--grain")
    parser.add_argument("--roll", choices=["light", "heavy"])
    parser.add_argument("--glaze")
    parser.add_argument("--party", action="store_true")
    args = parser.parse_args()
    loaf = bake(args.stone, args.shape, args.grain)
    roll = ROLLS[args.roll](args.glaze)
    last = cake if args.party else light
    print(loaf.shape, loaf.grains, roll.weight, roll.glaze, last("none").weight)


if __name__ == "__main__":
    main()
