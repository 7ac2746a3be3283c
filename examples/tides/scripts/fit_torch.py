"""Fit with the torch back end."""

import argparse

from tides.params import update
from tides.torch_config import TorchFitConfig, bridge


def apply(config, overrides):
    """Set the fields of a config by name."""
    for name, value in overrides.items():
        if hasattr(config, name):
            setattr(config, name, value)


def main():
    parser = argparse.ArgumentParser(description="Fit tides with torch")
    parser.add_argument("--gauge-file", required=True, help="CSV of observed levels")
    parser.add_argument("--max-steps", type=int, default=50, help="training epochs")
    parser.add_argument("--learning-rate", type=float, default=1e-2)
    parser.add_argument("--workers", type=int, default=0)
    parser.add_argument("--plot", action="store_true", help="draw the fit")
    args = parser.parse_args()
    overrides = {"epochs": args.max_steps, "learning_rate": args.learning_rate, "gauge_file": args.gauge_file}
    if args.workers > 0:
        overrides["workers"] = args.workers
    config = TorchFitConfig()
    apply(config, overrides)
    canonical = bridge(config, overrides)
    update(canonical)

    from lightning import Trainer
    from torch.utils.data import DataLoader

    loader = DataLoader(canonical.gauge_file, num_workers=config.workers, shuffle=True)
    trainer = Trainer(max_epochs=config.epochs, accelerator=config.device, deterministic=True)
    trainer.fit(loader)


if __name__ == "__main__":
    main()
