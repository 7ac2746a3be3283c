from dataclasses import dataclass

from omegaconf import OmegaConf


@dataclass
class Settings:
    name: str = "x"
    level: int = 1


class Job:
    def __init__(self, name):
        self.name = name


if __name__ == "__main__":
    settings = OmegaConf.merge(OmegaConf.structured(Settings), OmegaConf.from_cli())
    Job(settings.name)
