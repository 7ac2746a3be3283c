"""`dict(defaults, **given)`: what is given under a name that only a run knows may be any of the entries, a default that is not given stays."""

import argparse
import json

DEFAULTS = {"flour": "rye", "salt": True, "seeds": []}


class Loaf:
    def __init__(self, recipe):
        self.flour = recipe["flour"]
        self.salt = recipe["salt"]
        self.seeds = recipe["seeds"]


class Order(dict):
    pass


class Basket:
    def __init__(self, order):
        self.rolls = order["rolls"]


def words(pairs):
    return {pair.partition("=")[0]: json.loads(pair.partition("=")[2]) for pair in pairs}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--flour")
    parser.add_argument("--with", dest="more", nargs="*", default=[])
    args = parser.parse_args()
    given = {}
    if args.flour:
        given["flour"] = args.flour
    given.update(words(args.more))
    Loaf(dict(DEFAULTS, **given))
    Basket(Order({"rolls": 6}, **words(args.more)))


if __name__ == "__main__":
    main()
