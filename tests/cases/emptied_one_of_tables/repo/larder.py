import argparse


class Larder:
    def __init__(self, upper, lower, spare):
        self.upper = upper
        self.lower = lower
        self.spare = spare


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--jam")
    parser.add_argument("--flour")
    parser.add_argument("--salt")
    parser.add_argument("--shelf")
    args = parser.parse_args()
    shelves = {"upper": {"jar": args.jam}, "lower": {"bag": args.flour}}
    shelves[args.shelf].clear()
    spare = {"box": args.salt}
    spare.clear()
    print(args.salt)
    larder = Larder(shelves["upper"], shelves["lower"], spare)
    print(larder.upper, larder.lower, larder.spare)


if __name__ == "__main__":
    main()
