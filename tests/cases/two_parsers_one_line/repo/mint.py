import argparse


class Coin:
    def __init__(self, metal):
        self.metal = metal


def checked(words=None):
    early = argparse.ArgumentParser(add_help=False)
    early.add_argument("-m")
    early.add_argument("-x")
    for option in ("-s", "--stamp"):
        early.add_argument(option)
    early.parse_known_args(words)


def main(words=None):
    checked(words)
    parser = argparse.ArgumentParser()
    parser.add_argument("-m", "--metal")
    parser.add_argument("-s", "--stamp")
    given, _ = parser.parse_known_args(words)
    print(Coin(given.metal).metal, given.stamp)


if __name__ == "__main__":
    main()
