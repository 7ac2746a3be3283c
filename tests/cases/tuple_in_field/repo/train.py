from dataclasses import dataclass
from typing import Tuple

import tyro

PAIR = (1, 2)


@dataclass
class Config:
    betas: Tuple[float, float] = (0.9, 0.99)
    size: Tuple[int, int] = PAIR
    width: int = 3


class Run:
    def __init__(self, config: Config):
        self.first, self.second = config.betas
        self.height = config.size[1]
        for one in config.size:
            self.last = one
        self.fixed, self.wide = (PAIR[0], config.width)


if __name__ == "__main__":
    print(Run(tyro.cli(Config)))
