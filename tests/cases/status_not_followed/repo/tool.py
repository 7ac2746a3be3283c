import argparse
from dataclasses import dataclass

import tracker


@dataclass
class Config:
    rate: float = 0.1


def seems_to_fail(config):
    found = tracker.read()
    kinds = {"a", "b"} - set(found)
    if kinds:
        raise ValueError(kinds)
    if tuple(found.shape) != (1, 1):
        raise ValueError(found)
    if len({tracker.kind(f) for f in (found, config)}) != 1:
        raise ValueError(found)
    return config.rate


def fails(config):
    raise SystemExit("this never works")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rate", type=float, default=0.1)
    parser.add_argument("--below", type=int, default=1)
    parser.add_argument("--surplus", type=int, default=1)
    args = parser.parse_args()
    config = Config(rate=args.rate)
    print(seems_to_fail(config))
    if tracker.broken():
        Config(surplus=args.surplus)
    elif tracker.old():
        fails(config)
        print(args.below)


if __name__ == "__main__":
    main()
