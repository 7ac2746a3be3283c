import functools
from dataclasses import dataclass

from backends import load_backend
from simple_parsing import ArgumentParser, subgroups


@dataclass
class Optimizer:
    rate: float = 0.1


@dataclass
class Descent(Optimizer):
    momentum: float = 0.9


@dataclass
class Adaptive(Optimizer):
    beta: float = 0.99


@dataclass
class Dense:
    width: int = 8


@dataclass
class Settings:
    optimizer: Optimizer = subgroups({"plain": Descent, "adaptive": functools.partial(Adaptive, rate=0.01), "fast": Descent(rate=3.0)}, default="plain")
    network: Dense = subgroups({"dense": Dense})
    backend: object = subgroups({"here": Dense, "there": load_backend()}, default="here")
    steps: int = 10


class Loop:
    def __init__(self, settings):
        self.rate = settings.optimizer.rate
        self.width = settings.network.width
        self.steps = settings.steps


if __name__ == "__main__":
    parser = ArgumentParser()
    parser.add_arguments(Settings, dest="settings")
    args = parser.parse_args()
    loop = Loop(args.settings)
    if isinstance(args.settings.optimizer, Adaptive):
        print(args.settings.optimizer.beta)
    print(loop.rate, loop.width, loop.steps)
