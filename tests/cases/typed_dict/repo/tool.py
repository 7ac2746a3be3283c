import argparse
from typing import TypedDict


class Options(TypedDict, total=False):
    lr: float
    steps: int
    name: str


class Trainer:
    def __init__(self, options: Options) -> None:
        self.rate = options["lr"]
        self.steps = options.get("steps", 1)


def build(args) -> Options:
    return {"lr": args.lr, "steps": args.steps}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--lr", type=float, default=0.1)
    parser.add_argument("--steps", type=int, default=1)
    parser.add_argument("--name", default="n")
    args = parser.parse_args()
    options = build(args)
    options["name"] = args.name
    named: Options = Options(lr=0.5, name=args.name)
    trainer = Trainer(options)
    print(named, trainer)


if __name__ == "__main__":
    main()
