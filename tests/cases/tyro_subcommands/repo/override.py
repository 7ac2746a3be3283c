from dataclasses import dataclass

import tyro


@dataclass
class Config:
    rate: float = 0.1


def pick():
    return tyro.extras.overridable_config_cli({"slow": ("A slow one.", Config(0.01)), "fast": ("A fast one.", Config(1.0))})


if __name__ == "__main__":
    pick()
