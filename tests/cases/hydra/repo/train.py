from dataclasses import dataclass, field

import hydra
from hydra.core.config_store import ConfigStore


@dataclass
class Model:
    width: int = 64


@dataclass
class Config:
    rate: float = 0.1
    model: Model = field(default_factory=Model)


class Trainer:
    def __init__(self, rate, width):
        self.rate = rate
        self.width = width


cs = ConfigStore.instance()
cs.store(name="config", node=Config)


@hydra.main(version_base=None, config_name="config")
def main(cfg: Config) -> None:
    Trainer(cfg.rate, cfg.model.width)


if __name__ == "__main__":
    main()
