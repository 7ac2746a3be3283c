import argparse


class Kiln:
    def __init__(self, fuel, heat, cone):
        self.fuel = fuel
        self.heat = heat
        self.cone = cone


class Oven:
    def __init__(self, heat):
        self.heat = heat


class Settings:
    def __init__(self, args):
        self.maker = args.maker
        self.heat = None
        self.fuel = args.fuel


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--maker", choices=["potter", "baker"], default="baker")
    parser.add_argument("--fuel", choices=["gas", "wood"], default="gas")
    parser.add_argument("--heat", type=int)
    args = parser.parse_args()
    settings = Settings(args)
    heat = None
    if settings.maker == "potter":
        heat = args.heat
    cone = 6
    if settings.fuel == "wood":
        cone = 10
    if settings.maker == "potter":
        kiln = Kiln(settings.fuel, heat, cone)
        print(kiln.fuel, kiln.heat, kiln.cone)
    oven = Oven(heat)
    print(oven.heat)


if __name__ == "__main__":
    main()
