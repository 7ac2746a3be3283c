import argparse
from dataclasses import dataclass, fields


@dataclass
class Settings:
    rate: float = 0.5
    name: str = "x"
    deep: bool = False


def main():
    parser = argparse.ArgumentParser()
    for field in fields(Settings):
        if field.type is bool:
            parser.add_argument(f"--{field.name}", action="store_true")
        else:
            parser.add_argument(f"--{field.name}", type=field.type, default=field.default)
    args = parser.parse_args()
    return Settings(**{k: v for k, v in vars(args).items() if k in {f.name for f in fields(Settings)}})


if __name__ == "__main__":
    print(main().rate)
