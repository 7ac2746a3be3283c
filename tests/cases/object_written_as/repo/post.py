import argparse
from dataclasses import dataclass


class Address:
    def __init__(self, street, number, note=""):
        self.street = street
        self.number = number
        self.note = note
        self.floor = 0

    def __str__(self):
        return f"{self.street} {self.number}, floor {self.floor}"


class Stamp:
    def __init__(self, value):
        self.value = value

    def __repr__(self):
        return f"Stamp({self.value!r})"


class Express(Stamp):
    pass


class Weight:
    def __init__(self, grams):
        self.grams = grams


@dataclass
class Colour:
    name: str

    def __str__(self):
        return self.name


class Letter:
    def __init__(self, address, stamps, weight, colour):
        self.address = address
        self.stamp = stamps
        self.weight = weight
        self.colour = colour
        self.street = address.street


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--street")
    parser.add_argument("--number", type=int)
    parser.add_argument("--note")
    parser.add_argument("--floor", type=int)
    parser.add_argument("--value", type=float)
    parser.add_argument("--grams", type=int)
    parser.add_argument("--colour")
    args = parser.parse_args()
    address = Address(args.street, args.number, args.note)
    if args.floor:
        address.floor = args.floor
    letter = Letter(address, Express(args.value), Weight(args.grams), Colour(args.colour))
    print(letter.address, letter.stamp, letter.weight.grams, letter.colour)


if __name__ == "__main__":
    main()
