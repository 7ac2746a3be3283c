"""Boil: entries of a file, laid over by what the command line gives, as keywords of a dataclass and asked for by name."""

import argparse
import json
from dataclasses import dataclass


@dataclass
class Brew:
    degrees: int = 80
    leaf: str = "green"
    minutes: int = 3


class Pot:
    size = "small"
    lid = True


def entries(path):
    table = {}
    with open(path) as file:
        for name, value in json.load(file).items():
            if name not in Brew.__dataclass_fields__:
                raise ValueError(name)
            table[name] = value
    return table


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--recipe")
    parser.add_argument("--degrees", type=int)
    parser.add_argument("--leaf")
    parser.add_argument("--minutes", type=int, default=4)
    parser.add_argument("--pots")
    parser.add_argument("--size")
    parser.add_argument("--lid")
    args = parser.parse_args()
    table = entries(args.recipe)
    table.update({k: v for k, v in (("degrees", args.degrees), ("leaf", args.leaf)) if v is not None})
    table["minutes"] = args.minutes
    brew = Brew(**table)
    pots = {name: value for name, value in json.load(open(args.pots)).items()}
    if args.size:
        pots["size"] = args.size
    pots["lid"] = args.lid
    pot = Pot()
    pot.size, pot.lid = pots.get("size"), pots["lid"]
    print(brew.degrees, brew.leaf, brew.minutes, pot.size, pot.lid)


if __name__ == "__main__":
    main()
