import argparse
import json
import tomllib
from pathlib import Path


class Config:
    def __init__(self, path, level):
        self.level = level
        self.path = Path(path)
        self.width = 80
        getattr(self, f"_parse_{self.path.suffix.strip('.')}")()

    def _parse_json(self):
        with self.path.open() as stream:
            self._take(json.load(stream))

    def _parse_toml(self):
        self._take(tomllib.loads(self.path.read_text()))

    def _take(self, table):
        for key, value in table.items():
            setattr(self, key, value)


class Runner:
    def __init__(self, shape):
        self.shape = shape

    def run(self, command, size):
        return getattr(self, "do_" + command, self.missing)(size)

    def do_draw(self, size):
        self.drawn = size

    def do_erase(self, size):
        self.erased = size

    def missing(self, size):
        self.unknown = size

    def done(self, size):
        self.never = size


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--config", default="tool.toml")
    parser.add_argument("--level")
    parser.add_argument("--size", type=int)
    parser.add_argument("command")
    args = parser.parse_args()
    print(Config(args.config, args.level))
    Runner("round").run(args.command, args.size)


if __name__ == "__main__":
    main()
