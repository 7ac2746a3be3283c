import argparse

import tracker


class Config:
    def __init__(self, depth):
        self.depth_of_nothing = depth


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rate", type=float, default=0.1)
    parser.add_argument("--depth", type=int, default=3)
    args = parser.parse_args()
    tracker.log(args)
    tracker.start(Config(args.depth))


if __name__ == "__main__":
    main()
