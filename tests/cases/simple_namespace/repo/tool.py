import argparse
from dataclasses import dataclass
from types import SimpleNamespace


@dataclass
class Job:
    name: str = ""
    size: int = 1
    depth: int = 0


def prepare(args):
    options = SimpleNamespace(**vars(args))
    options.size = options.size * 2
    options.inner = SimpleNamespace(depth=options.depth)
    return options


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--name", default="n")
    parser.add_argument("--size", type=int, default=1)
    parser.add_argument("--depth", type=int, default=1)
    options = prepare(parser.parse_args())
    job = Job(options.name, options.size, options.inner.depth)
    print(job)


if __name__ == "__main__":
    main()
