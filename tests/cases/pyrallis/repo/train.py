from dataclasses import dataclass, field
from typing import Optional

import pyrallis


@dataclass
class Optimizer:
    rate: float = 1e-3
    decay: float = 0.0


@dataclass
class Config:
    optimizer: Optimizer = field(default_factory=Optimizer)
    run_name: str = "run"
    epochs: int = 10
    resume: Optional[str] = None

    def __post_init__(self):
        if self.resume is not None:
            self.run_name = f"{self.run_name}-resumed"


class Trainer:
    def __init__(self, config: Config, device: str):
        self.rate = config.optimizer.rate
        self.steps = config.epochs * 100
        self.device = device


@pyrallis.wrap()
def train(config: Config, device="cpu"):
    return Trainer(config, device)


if __name__ == "__main__":
    train(device="cuda")
