import argparse
import os


class Harvest:
    def __init__(self):
        self.crates = []
        self.labels = {}
        self.rows = []

    def gather(self, trees, deep, named):
        crates = set()
        labels = {}
        for tree in trees:
            if os.path.isdir(tree):
                if deep:
                    crates.update(os.listdir(tree))
            else:
                crates.add(tree)
            if tree in named.split(","):
                labels[tree] = len(tree)
        self.crates = sorted(crates)
        self.labels = labels
        for tree in trees:
            self.rows.append(tree)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("trees", nargs="*")
    parser.add_argument("--deep", action="store_true")
    parser.add_argument("--named", default="")
    args = parser.parse_args()
    harvest = Harvest()
    harvest.gather(args.trees, args.deep, args.named)
    print(harvest.crates, harvest.labels, harvest.rows)


if __name__ == "__main__":
    main()
