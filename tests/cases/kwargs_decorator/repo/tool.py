import argparse
import functools


class Job:
    def __init__(self, size, name, scale):
        self.size = size
        self.name = name
        self.scale = scale


def renames(**names):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for old, new in names.items():
                if old in kwargs:
                    kwargs[new] = kwargs.pop(old)
            return function(*args, **kwargs)

        return wrapper

    return decorate


def doubled(function):
    @functools.wraps(function)
    def wrapper(*args, scale=1, **kwargs):
        return function(*args, scale=scale * 2, **kwargs)

    return wrapper


@renames(length="size", title="name")
@doubled
def make(size, name="", scale=1):
    return Job(size, name, scale)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--length", type=int, default=1)
    parser.add_argument("--title", default="t")
    parser.add_argument("--scale", type=int, default=1)
    args = parser.parse_args()
    job = make(length=args.length, title=args.title, scale=args.scale)
    print(job)


if __name__ == "__main__":
    main()
