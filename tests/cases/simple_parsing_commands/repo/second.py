from dataclasses import dataclass
from typing import Union

from simple_parsing import ArgumentParser, ConflictResolution, subparsers

from tool import Evaluate, Train


@dataclass
class Other:
    command: Union[Train, Evaluate] = subparsers({"fit": Train, "score": Evaluate})


@dataclass
class Limits:
    steps: int = 9


@dataclass
class Sizes:
    steps: int = 8
    width: int = 2


if __name__ == "__main__":
    parser = ArgumentParser(conflict_resolution=ConflictResolution.EXPLICIT)
    parser.add_arguments(Other, dest="other")
    parser.add_arguments(Limits, dest="limits")
    parser.add_arguments(Sizes, dest="sizes")
    args = parser.parse_args()
    print(args.other.command, args.limits.steps, args.sizes.width)
