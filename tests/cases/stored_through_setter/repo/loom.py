import argparse


class Loom:
    def __init__(self):
        self.tension = 1
        self.mode = "plain"
        self.far = 0

    def __setattr__(self, key, value):
        super().__setattr__(key, value)


class Cloth:
    def __init__(self):
        self._width = 1

    @property
    def width(self):
        return self._width

    @width.setter
    def width(self, value):
        self._width = value


def tighten(loom, cloth):
    loom.tension = 2
    cloth.width = 3


def far_off(loom):
    still_farther(loom)


def still_farther(loom):
    loom.far = 4


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tight", action="store_true")
    parser.add_argument("--far", action="store_true")
    parser.add_argument("--mode")
    args = parser.parse_args()
    loom, cloth = Loom(), Cloth()
    if args.tight:
        tighten(loom, cloth)
    if args.far:
        far_off(loom)
    loom.mode = args.mode
    print(loom.tension, loom.mode, loom.far, cloth.width)


if __name__ == "__main__":
    main()
