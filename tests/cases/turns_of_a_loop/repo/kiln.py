import argparse


class Shelf:
    def __init__(self, height):
        self.height = height


class Kiln:
    def __init__(self, shelves, tiles, height):
        self.shelves = [Shelf(height) for _ in range(shelves)]
        self.first = self.shelves[0]
        self.trays = tuple(Shelf(3) for _ in range(shelves))
        self.marks = []
        for _ in range(shelves):
            self.marks.append(1)
        self.count = 0
        for _ in tiles:
            self.count += 1
        self.size = sum(1 for _ in tiles)
        self.lids = len([0 for _ in range(shelves)])
        self.loaded = False
        for tile in tiles:
            self.loaded = True
        self.fixed = [Shelf(1) for _ in range(3)]
        self.names = [tile.upper() for tile in tiles]

    def heat(self, rounds):
        warm = ["low", "high"] if rounds else ["low", "middle", "high"]
        self.stages = [0 for _ in range(len(warm))]
        self.temper = 20


def glaze(colour, dark):
    """How many coats there are does not depend on their colour."""
    coats = [colour, colour] if dark else [colour, "white", colour]
    kiln = Kiln(1, (), 2)
    kiln.coats = [None for _ in range(len(coats))]
    return kiln


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--shelves", type=int, default=2)
    parser.add_argument("--height", type=int, default=20)
    parser.add_argument("--tiles", nargs="*", default=[])
    parser.add_argument("--rounds", type=int, default=0)
    parser.add_argument("--colour")
    parser.add_argument("--dark", action="store_true")
    args = parser.parse_args()
    kiln = Kiln(args.shelves, args.tiles, args.height)
    kiln.heat(args.rounds)
    glaze(args.colour, args.dark)


if __name__ == "__main__":
    main()
