import argparse

from moorings import Berth


class Pier(Berth):
    limit = 3

    def __init__(self, depth):
        self.rope = None
        self.depth = depth
        self.tie(depth)
        if self.rope is None:
            raise OSError("not tied")
        self.flag = "up"


class Quay(Berth):
    def tie_up(self):
        self.rope = None
        super().tie()
        return self.rope is not None


class Raft:
    """Inherits from nothing: what is None stays None."""

    def __init__(self, load):
        self.rope = None
        if self.rope is not None:
            self.load = load

    def drift(self):
        return self.rope


class Buoy(Berth):
    """Has a colour of its own, whatever outside code does to what is None."""

    def __init__(self, colour):
        self.colour = "red"
        self.tie(colour)
        if self.colour != "red":
            self.other = colour


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--depth", type=int)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--load")
    parser.add_argument("--length")
    parser.add_argument("--colour")
    args = parser.parse_args()
    pier = Pier(args.depth)
    pier.limit = args.limit
    quay = Quay()
    if quay.tie_up():
        quay.length = args.length
    Raft(args.load).drift()
    Buoy(args.colour)
    pier.open(quay)


if __name__ == "__main__":
    main()
