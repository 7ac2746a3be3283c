import argparse
from dataclasses import dataclass


@dataclass
class Config:
    rate: float = 0.1
    depth: int = 3
    shade: str = "grey"


def unused(config, shade):
    return config.rate


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rate", type=float, default=0.1)
    parser.add_argument("--depth", type=int, default=3)
    parser.add_argument("--shade", default="grey")
    parser.add_argument("--times", type=int, default=1)
    args = parser.parse_args()
    config = Config(rate=args.rate, depth=args.depth)
    for _ in range(args.times):
        print(unused(config, args.shade))


if __name__ == "__main__":
    main()
