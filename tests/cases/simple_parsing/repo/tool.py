from dataclasses import dataclass

import simple_parsing
from simple_parsing import ArgumentParser, field


@dataclass
class Optimizer:
    rate: float = 0.1
    name: str = "adam"


@dataclass
class Training:
    optimizer: Optimizer
    epochs: int = field(default=10, alias="-e")
    debug: bool = False


@dataclass
class Data:
    root: str
    source: str = field(default="here", positional=True)
    k: int = 3


def main():
    parser = ArgumentParser()
    parser.add_arguments(Training, dest="training")
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    training: Training = args.training
    training.epochs = training.epochs + args.seed
    return training


def other():
    return simple_parsing.parse(Data)


if __name__ == "__main__":
    main()
    other()
