import argparse


class Ignored:
    def __init__(self):
        super().__init__()
        self.ignored = None

    def set_ignored(self, pattern):
        self.ignored = pattern

    def report(self, error):
        if self.ignored in error:
            return
        super().report(error)


class Base:
    def __init__(self):
        self.prefix = ""

    def report(self, error):
        print(self.prefix + error)


class Never:
    def report(self, error):
        self.prefix = error


try:
    from outside import Mixin
except ImportError:
    Mixin = None


class Marked(*([Mixin] if Mixin else []), Base):
    def __init__(self, prefix):
        super().__init__()
        super().report(prefix)


class Above(Base):
    def report(self, error):
        self.error = error


class Below(*([Mixin] if Mixin else []), Above):
    def report(self, error):
        super().report(error)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--ignored")
    parser.add_argument("--prefix", default="")
    parser.add_argument("--error", default="")
    args = parser.parse_args()

    Marked(args.prefix)
    below = Below()
    below.report(args.error)
    print(below.error)

    class Parser(*([Ignored] if args.ignored else []), Base, *[Never]):
        pass

    parser = Parser()
    if args.ignored:
        parser.set_ignored(args.ignored)
    parser.prefix = args.prefix
    parser.report(args.error)


if __name__ == "__main__":
    main()
