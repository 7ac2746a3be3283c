from dataclasses import dataclass, field
from typing import Literal, Tuple, Union

import tyro


@dataclass
class Adam:
    rate: float = 1e-3
    betas: Tuple[float, float] = (0.9, 0.99)


@dataclass
class Sgd:
    momentum: float = 0.9


@dataclass
class Model:
    width: int = 64
    use_bias: bool = True
    kind: Literal["mlp", "cnn"] = "mlp"


@dataclass
class Config:
    out_dir: str
    model: Model = field(default_factory=Model)
    optimizer: Union[Adam, Sgd] = field(default_factory=Adam)


class Run:
    pass


def main(config: Config, seed: int = 0):
    run = Run()
    run.seed = seed + 1
    if isinstance(config.optimizer, Adam):
        run.rate = config.optimizer.rate
    return run


if __name__ == "__main__":
    tyro.cli(main)
