import argparse
from dataclasses import dataclass

LEGACY = {"steps": 1}


@dataclass
class Inner:
    epochs: int = 5


@dataclass
class Canonical:
    steps: int = 1


def update(target, values):
    for name, value in values.items():
        if hasattr(target, name):
            setattr(target, name, value)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--max-epochs", type=int, default=5)
    parser.add_argument("--unused")
    args = parser.parse_args()
    overrides = {"epochs": args.max_epochs, "other": 3}
    inner = Inner()
    update(inner, overrides)
    canonical = Canonical(steps=inner.epochs)
    LEGACY["steps"] = canonical.steps


if __name__ == "__main__":
    main()
