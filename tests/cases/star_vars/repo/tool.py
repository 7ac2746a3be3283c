import argparse
from dataclasses import dataclass


@dataclass
class Config:
    lr: float = 0.1
    steps: int = 1
    quiet: bool = False


class Runner:
    def __init__(self, lr, steps, **rest):
        self.lr = lr
        self.steps = steps
        self.rest = rest


def run(args):
    return Runner(**vars(args))


class Record:
    def __init__(self, args):
        for name, value in args._get_kwargs():
            setattr(self, name, value)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--lr", type=float, default=0.1)
    parser.add_argument("--steps", type=int, default=1)
    parser.add_argument("--quiet", action="store_true")
    args = parser.parse_args()
    config = Config(**vars(args))
    runner = run(args)
    record = Record(args)
    print(config, runner, record.lr, record.steps, record.quiet)


if __name__ == "__main__":
    main()
