from dataclasses import dataclass


@dataclass
class Settings:
    depth: int = 0
    rounds: int = 0
