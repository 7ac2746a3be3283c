import argparse
import json
from dataclasses import asdict, dataclass, field


@dataclass
class Config:
    name: str = "n"
    size: int = 1
    trust: bool = False
    options: dict = field(default_factory=dict)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--config", default="config.json")
    parser.add_argument("--name")
    parser.add_argument("--trust", action="store_true")
    args = parser.parse_args()
    values = asdict(Config())
    with open(args.config) as handle:
        values.update(json.load(handle))
    values.update({k: v for k, v in vars(args).items() if v and k != "config"})
    config = Config(**values)
    if config.trust:
        config.options["trusted"] = True
    print(config)


if __name__ == "__main__":
    main()
