import argparse

import pottery


class Kiln(pottery.Oven):
    def __init__(self, heat):
        super().__init__()
        self.heat = heat

    def __setattr__(self, key, value):
        if key == "heat":
            value = int(value)
        super().__setattr__(key, value)


class Tray(argparse.Namespace):
    def __setattr__(self, key, value):
        super().__setattr__(key, value)


class Pot:
    def __init__(self, glaze):
        self.glaze = glaze


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--heat", default="900")
    parser.add_argument("--glaze")
    args = parser.parse_args()
    tray = Tray()
    tray.glaze = args.glaze
    print(Kiln(args.heat), Pot(tray.glaze))


if __name__ == "__main__":
    main()
