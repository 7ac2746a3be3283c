"""The torch back end's own configuration."""

import os
from dataclasses import dataclass


@dataclass
class TorchFitConfig:
    epochs: int = 50
    learning_rate: float = 1e-3
    constituents: int = 8
    workers: int = 0  # data-loader processes
    device: str = os.environ.get("TIDES_DEVICE", "cpu")


def bridge(config, overrides):
    """Return the canonical configuration of a torch one."""
    from tides.config import FitConfig, HarmonicsConfig

    return FitConfig(
        harmonics=HarmonicsConfig(constituents=config.constituents, node_factors=True),  # not configurable here
        gauge_file=overrides["gauge_file"],
        steps=config.epochs,
        rate=config.learning_rate,
    )
