import argparse
from contextlib import contextmanager
from dataclasses import dataclass


class Log:
    def __init__(self, path):
        self.path = path


@dataclass
class Plan:
    steps: str = ""
    count: int = 0
    size: int = 0
    shape: str = ""
    last: str = ""


def steps(args):
    if args.lint:
        yield "lint"
    yield "build"
    if args.brief:
        return
    yield "report"


def all_steps(args):
    if args.full:
        yield from steps(args)
    yield "end"


def settings(args):
    yield "size", 3
    for name in ("shape", "last"):
        if args.plain:
            yield name, args.form


def only_plain():
    yield "end"


@contextmanager
def logging(args):
    if args.near:
        yield Log("here.log")
    else:
        yield Log("far.log")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--lint", action="store_true")
    parser.add_argument("--brief", action="store_true")
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--near", action="store_true")
    parser.add_argument("--form")
    args = parser.parse_args()
    plan = Plan(**dict(settings(args)))
    plan.steps = " ".join(steps(args))
    plan.count = len(list(all_steps(args)))
    for plan.last in only_plain():
        pass
    with logging(args) as log:
        print(plan, log.path)


if __name__ == "__main__":
    main()
