"""The canonical configuration."""

from dataclasses import dataclass, field


@dataclass
class HarmonicsConfig:
    constituents: int = 8  # number of tidal constituents fitted
    node_factors: bool = True  # correct for the 18.6-year lunar cycle


@dataclass
class FitConfig:
    harmonics: HarmonicsConfig = field(default_factory=HarmonicsConfig)
    gauge_file: str = ""  # CSV of observed levels
    steps: int = 200  # optimiser steps
    rate: float = 0.05  # optimiser step size
    output_dir: str = "fit"
    seed: int = 7
