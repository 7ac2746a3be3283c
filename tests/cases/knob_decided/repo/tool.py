import argparse
from dataclasses import dataclass

from lightning.pytorch import Trainer
from lightning.pytorch.loggers import CSVLogger
from torch.nn.utils import clip_grad_value_


@dataclass
class Config:
    devices: int = 1
    strategy: str = "auto"
    folder: str = "out"


def spread(devices):
    if devices > 1:
        return "ddp"
    return "auto"


def resolved(strategy, accelerator):
    if strategy == "auto":
        return "auto"
    return accelerator


def train(config, model):
    recorder = CSVLogger(save_dir=config.folder)
    Trainer(strategy=spread(config.devices), logger=recorder)
    Trainer(strategy=resolved(config.strategy, "gpu"))
    clip_grad_value_(model.parameters(), 0.5)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--devices", type=int, default=1)
    parser.add_argument("--folder", default="out")
    args = parser.parse_args()
    train(Config(devices=args.devices, folder=args.folder), object())


if __name__ == "__main__":
    main()
