import argparse
import os
from collections import defaultdict


class Checker:
    def __init__(self, name, lines, known):
        self.name = name
        self.lines = lines
        self.known = known


class Counter:
    def __init__(self, suffix, limit):
        self.suffix = suffix
        self.limit = limit


def grouped(folder):
    groups = defaultdict(list)
    for name in os.listdir(folder):
        groups[name[:1]].append(name)
    return dict(sorted(groups.items()))


def counted(folder):
    groups = {}
    for name in os.listdir(folder):
        groups.setdefault(name.rpartition(".")[2], []).append(name)
    return groups


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--known")
    parser.add_argument("--limit", type=int)
    args = parser.parse_args()
    print([Checker(name, lines, args.known) for name, lines in grouped(".").items()])
    for suffix, names in counted(".").items():
        print(Counter(suffix, args.limit), names)


if __name__ == "__main__":
    main()
