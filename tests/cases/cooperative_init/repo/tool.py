import argparse


class Base:
    def __init__(self, name="", **kwargs):
        super().__init__(**kwargs)
        self.name = name


class Sized:
    def __init__(self, size=1, **kwargs):
        super().__init__(**kwargs)
        self.size = size


class Timed:
    def __init__(self, timeout=1, **kwargs):
        super().__init__(**kwargs)
        self.timeout = timeout


class Job(Base, Sized, Timed):
    def __init__(self, level, **kwargs):
        super().__init__(**kwargs)
        self.level = level


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--name", default="n")
    parser.add_argument("--size", type=int, default=1)
    parser.add_argument("--timeout", type=int, default=1)
    parser.add_argument("--level", type=int, default=1)
    args = parser.parse_args()
    job = Job(**vars(args))
    print(job)


if __name__ == "__main__":
    main()
