import argparse
import inspect
import os


class Config:
    def __init__(self, rate, depth=3):
        self.rate = rate
        self.depth = depth


def count(folder):
    found = 0
    for _ in os.listdir(folder):
        found += 1
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rate", type=float, default=0.5)
    parser.add_argument("--depth", type=int, default=3)
    parser.add_argument("--folder", default=".")
    args = parser.parse_args()
    if count(args.folder) != 3:
        print("not three files")
        given = {k: v for k, v in vars(args).items() if k in inspect.signature(Config).parameters}
        print(Config(**given).rate)


if __name__ == "__main__":
    main()
