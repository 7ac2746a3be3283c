import argparse
import importlib.util
import runpy


class Settings:
    def __init__(self):
        self.ink = "black"
        self.copies = 1

    def update(self, table):
        for name, value in table.items():
            if hasattr(self, name):
                setattr(self, name, value)


class Defaults:
    def __init__(self, paper):
        self.paper = paper


def load(path):
    spec = importlib.util.spec_from_file_location("settings", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return vars(module)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--config")
    parser.add_argument("--defaults")
    args = parser.parse_args()
    settings = Settings()
    settings.update(load(args.config))
    defaults = Defaults(runpy.run_path(args.defaults)["paper"])
    print(settings, defaults)


if __name__ == "__main__":
    main()
