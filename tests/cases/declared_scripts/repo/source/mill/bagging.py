import argparse


class Bag:
    def __init__(self, weight):
        self.weight = weight


def fill_bags():
    parser = argparse.ArgumentParser()
    parser.add_argument("--weight", type=float)
    print(Bag(parser.parse_args().weight).weight)
