from dataclasses import dataclass


@dataclass
class Canonical:
    epochs: int = 1
    rate: float = 0.1


@dataclass
class TorchConfig:
    max_epochs: int = 1  # flows into the canonical field
    rate: float = 0.1
    learning_rate: float = 0.1
    device: str = "cpu"  # where it runs
