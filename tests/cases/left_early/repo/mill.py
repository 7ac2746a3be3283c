import argparse
import os


class Millstone:
    def __init__(self):
        self.grain = "rye"
        self.gap = 0
        self.speed = 1
        self.sieve = "wide"
        self.hopper = "full"


def of_recipe(stone, recipe):
    if recipe is None:
        return
    stone.grain = "spelt"


def of_season(stone, season):
    try:
        if season is None:
            return
        stone.sieve = "fine"
    except OSError:
        print("no season")


def of_names(stone, names):
    for name in names:
        if name is None:
            continue
        stone.hopper = "empty"


def of_weather(stone, weather):
    if os.path.exists("barometer"):
        stone.speed = 3
        if weather is None:
            return
        stone.speed = 2


def main():
    parser = argparse.ArgumentParser()
    for name in ("recipe", "season", "name", "weather", "fine", "coarse", "dry", "wet", "brim", "heap", "slow", "quick", "still"):
        parser.add_argument("--" + name)
    args = parser.parse_args()
    stone = Millstone()
    of_recipe(stone, args.recipe)
    of_season(stone, args.season)
    of_names(stone, [args.name])
    of_weather(stone, args.weather)
    stone.gap = args.fine if stone.grain == "spelt" else args.coarse
    stone.rest = args.dry if stone.sieve == "fine" else args.wet
    stone.fill = args.heap if stone.hopper == "empty" else args.brim
    stone.turn = args.slow if stone.speed == 1 else args.quick if stone.speed == 2 else args.still
    print(stone.gap, stone.rest, stone.fill, stone.turn)


if __name__ == "__main__":
    main()
