import argparse
import dataclasses
import tomllib


@dataclasses.dataclass
class Config:
    paths: list = dataclasses.field(default_factory=lambda: ["src"])
    width: int = 80
    verbose: bool = False


def defaults():
    with open("pyproject.toml", "rb") as stream:
        given = tomllib.load(stream).get("tool", {})
    return Config(**given)


def main():
    known = defaults()
    parser = argparse.ArgumentParser()
    parser.add_argument("--path", dest="paths", action="append", default=known.paths)
    parser.add_argument("--width", type=int, default=known.width)
    parser.add_argument("--verbose", action="store_true", default=known.verbose)
    print(Config(**vars(parser.parse_args())))


if __name__ == "__main__":
    main()
