from dataclasses import dataclass


@dataclass
class Training:
    rounds: int = 3


@dataclass
class Execution:
    workers: int = 0
    schedule: str = "flat"
    token: bool = False

    def __post_init__(self):
        if self.workers < 0:
            raise ValueError(f"workers must not be negative: {self.workers}")
        if not self.token:
            raise ValueError("say --token to agree")
