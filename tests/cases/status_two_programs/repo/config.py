from dataclasses import dataclass


@dataclass
class Config:
    rate: float = 0.1
    depth: int = 3
