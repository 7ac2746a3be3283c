import argparse
from dataclasses import dataclass


@dataclass
class Settings:
    rate: float = 0.1
    depth: int = 3


PRESET = {"depth": 5}


def preset(overrides):
    resolved = dict(PRESET)
    resolved.update(overrides)
    return resolved


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rate", type=float, default=0.1)
    parser.add_argument("--preset", choices=["deep"])
    args = parser.parse_args()
    overrides = {"rate": args.rate}
    if args.preset is not None:
        overrides = preset(overrides)
    settings = Settings()
    for key, value in overrides.items():
        setattr(settings, key, value)
    print(settings.rate, settings.depth)


if __name__ == "__main__":
    main()
