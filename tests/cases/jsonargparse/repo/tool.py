from dataclasses import dataclass
from typing import Optional

from jsonargparse import ArgumentParser


@dataclass
class Model:
    width: int = 8
    name: str = "mlp"


class Trainer:
    def __init__(self, epochs: int, rate: float = 0.1, note: Optional[str] = None):
        self.epochs = epochs
        self.rate = rate
        self.note = note


class Saved:
    pass


def main():
    parser = ArgumentParser()
    parser.add_argument("--model", type=Model)
    parser.add_class_arguments(Trainer, "trainer")
    parser.add_argument("--out", default="x")
    cfg = parser.parse_args()
    saved = Saved()
    saved.width = cfg.model.width
    saved.out = cfg.out
    init = parser.instantiate_classes(cfg)
    saved.rate = init.trainer.rate
    return init.model


if __name__ == "__main__":
    main()
