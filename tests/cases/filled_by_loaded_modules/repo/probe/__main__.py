import argparse
import importlib.util
from dataclasses import dataclass, field

from probe import api
from probe.registry import HOOKS, KNOWN, NAMES, PROBES, SEEN


@dataclass
class Suite:
    probes: list = field(default_factory=list)
    hooked: int = 0
    named: int = 0
    known: int = 0
    seen: int = 0


def load(path):
    spec = importlib.util.spec_from_file_location("given", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--file")
    parser.add_argument("--search", default="")
    parser.add_argument("--limit", type=int, default=1)
    args = parser.parse_args()
    api.note("started")
    module = load(args.file)
    suite = Suite()
    for one in PROBES[module.__name__]:
        if args.search in one.__name__:
            suite.probes.append(one)
    for _ in HOOKS:
        suite.hooked = args.limit
    for _ in NAMES:  # nothing fills it
        suite.named = args.limit
    if KNOWN:  # only what `length` remembers
        suite.known = args.limit
    suite.seen = len(SEEN)
    print(suite)


if __name__ == "__main__":
    main()
