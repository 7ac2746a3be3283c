import argparse

from config import Config


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rate", type=float, default=0.1)
    parser.add_argument("--depth", type=int, default=3)
    args = parser.parse_args()
    config = Config(args.rate, args.depth)
    print(config.depth)


if __name__ == "__main__":
    main()
