import argparse
from dataclasses import dataclass


@dataclass
class Config:
    level: int = 0
    same: int = 1


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--fast", action="store_true")
    args = parser.parse_args()
    config = Config()
    if args.fast:
        config.level = 9
        config.same = 2
    else:
        config.same = 2
    print(config.level, config.same)


if __name__ == "__main__":
    main()
