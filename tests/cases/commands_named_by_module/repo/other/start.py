import importlib
import sys

TABLE = {"x": "other.one:run", "y": "other.two:run"}


def main():
    module, _, function = TABLE[sys.argv[1]].partition(":")
    getattr(importlib.import_module(module), function)(sys.argv[2:])


if __name__ == "__main__":
    main()
