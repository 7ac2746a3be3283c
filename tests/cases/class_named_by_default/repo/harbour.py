"""A class is imported by the name that a flag gives; the one that its default names is followed."""

import argparse
import importlib


def found(name):
    parts = name.split(".")
    modules, attributes = parts[:-1], [parts[-1]]
    module = None
    while len(modules):
        try:
            module = importlib.import_module(".".join(modules))
            break
        except ImportError:
            attributes.insert(0, modules.pop())
    if module is None:
        raise ValueError(name)
    return getattr(module, ".".join(attributes))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--boat", default="boats.Ferry")
    parser.add_argument("--crew", type=int, default=3)
    args = parser.parse_args()
    boat = found(args.boat)(args.crew)
    print(boat)


if __name__ == "__main__":
    main()
