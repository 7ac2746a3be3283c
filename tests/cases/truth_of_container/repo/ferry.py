import argparse
from dataclasses import dataclass


@dataclass
class Crossing:
    deck: str = "upper"
    cabins: int = 0
    notes: int = 0


def plan(wishes, notes):
    crossing = Crossing()
    if wishes:
        crossing.deck = "lower"
    crossing.cabins = 2 if notes else 4
    if not notes:
        crossing.notes = 1
    return crossing


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--vehicle")
    parser.add_argument("--pet")
    parser.add_argument("--note")
    parser.add_argument("--wish", action="store_true")
    args = parser.parse_args()
    wishes = {}
    if args.wish:
        wishes = {"vehicle": args.vehicle, "pet": args.pet}
    notes = {name: value for name, value in (("note", args.note),) if value is not None}
    print(plan(wishes, notes), wishes.get("vehicle"), wishes.get("pet"))


if __name__ == "__main__":
    main()
