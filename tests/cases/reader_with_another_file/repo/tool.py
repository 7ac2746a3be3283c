import argparse
import json
import os
from types import SimpleNamespace


class Options:
    def __init__(self, found):
        self.width = found.width
        self.height = found.height


def read(path):
    found = SimpleNamespace()
    found.width = 1
    found.height = 1
    with open(path) as handle:
        table = json.load(handle)
    for name in ("width", "height", "margin", "bleed", "gutter", "fold"):
        value = table.get(name)
        if isinstance(value, str):
            value = value.strip()
        if value is None:
            value = 1
        setattr(found, name, value)
    return found, True


def first_found():
    chosen = None
    for row in range(12):
        for column in range(8):
            found, usable = read(os.path.join(os.getcwd(), f"defaults-{row}-{column}.json"))
            if usable:
                chosen = found
    return chosen


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--config", default="config.json")
    args = parser.parse_args()
    first_found()
    found, _ = read(args.config)
    print(Options(found))
    again, _ = read(args.config)
    print(Options(again))


if __name__ == "__main__":
    main()
