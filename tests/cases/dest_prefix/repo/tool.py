import argparse
from dataclasses import dataclass


@dataclass
class Model:
    width: int = 8
    depth: int = 2


@dataclass
class Optim:
    lr: float = 0.1


def split(values, prefix):
    return {name[len(prefix):]: value for name, value in values.items() if name.startswith(prefix)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--model-width", type=int, default=8, dest="model_width")
    parser.add_argument("--depth", type=int, default=2, dest="model_depth")
    parser.add_argument("--optim-lr", type=float, default=0.1)
    values = vars(parser.parse_args())
    model = Model(**split(values, "model_"))
    optim = Optim(**split(values, "optim_"))
    print(model, optim)


if __name__ == "__main__":
    main()
