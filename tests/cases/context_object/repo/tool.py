import argparse
import contextlib
from contextvars import ContextVar

current = ContextVar("current")


class Context:
    def __init__(self, args):
        self.args = args
        self.depth = args.depth

    def __enter__(self):
        current.set(self)
        return self

    def __exit__(self, *exc):
        return False


class Worker:
    def __init__(self, context):
        self.name = context.args.name
        self.depth = current.get().depth


@contextlib.contextmanager
def session(args):
    worker = Session(args.timeout)
    yield worker


class Session:
    def __init__(self, timeout):
        self.timeout = timeout


class Result:
    def __init__(self, limit):
        self.limit = limit


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--name", default="n")
    parser.add_argument("--depth", type=int, default=1)
    parser.add_argument("--timeout", type=int, default=1)
    args = parser.parse_args()
    with Context(args) as context:
        worker = Worker(context)
    with session(args) as opened:
        result = Result(opened.timeout)
    print(worker, result)


if __name__ == "__main__":
    main()
