import argparse
from pathlib import Path


class Config:
    def __init__(self, name, package, flat, plain, legacy, alias):
        self.name = name
        self.package = package
        self.flat = flat
        self.plain = plain
        self.legacy = legacy
        self.alias = alias


class Bundle:
    def __init__(self, config):
        self.project = config.name or "bundle"
        self.package = config.package or self.project.replace("-", "_")
        if config.flat:
            self.folder = Path.cwd() / self.package
        else:
            self.folder = Path.cwd() / self.project
        if config.flat:
            self.module = self.folder
        else:
            self.module = self.folder / self.package
        if config.plain:
            self.title = config.name.upper()
        else:
            self.title = config.name.upper()
        if config.legacy:
            self.label = config.alias
        else:
            self.label = config.name


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--name")
    parser.add_argument("--package")
    parser.add_argument("--flat", action="store_true")
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--legacy", action="store_true")
    args = parser.parse_args()
    print(Bundle(Config(args.name, args.package, args.flat, args.plain, args.legacy, args.name)))


if __name__ == "__main__":
    main()
