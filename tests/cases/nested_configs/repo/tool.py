import argparse
from dataclasses import asdict, dataclass, field, replace


@dataclass
class Optim:
    lr: float = 0.1
    decay: float = 0.0


@dataclass
class Data:
    path: str = "."
    batch: int = 4


@dataclass
class Config:
    optim: Optim = field(default_factory=Optim)
    data: Data = field(default_factory=Data)
    seed: int = 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--lr", type=float, default=0.1)
    parser.add_argument("--decay", type=float, default=0.0)
    parser.add_argument("--path", default=".")
    parser.add_argument("--batch", type=int, default=4)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    config = Config(optim=Optim(lr=args.lr), data=Data(args.path), seed=args.seed)
    config.optim.decay = args.decay
    config = replace(config, data=replace(config.data, batch=args.batch))
    flat = asdict(config)
    copy = Config(Optim(**flat["optim"]), Data(**flat["data"]), flat["seed"])
    print(copy)


if __name__ == "__main__":
    main()
