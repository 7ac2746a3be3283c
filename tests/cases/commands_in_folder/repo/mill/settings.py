from dataclasses import dataclass


@dataclass
class Grind:
    size: int = 0


@dataclass
class Sieve:
    mesh: int = 0


@dataclass
class Sack:
    label: str = ""
    weight: int = 0
