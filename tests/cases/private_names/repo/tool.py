import argparse


class Names:
    def set_names(self, pattern):
        self.__pattern = pattern

    def names(self):
        return self.__pattern


class Paths:
    def set_paths(self, pattern):
        self.__pattern = pattern

    def paths(self):
        return self.__pattern


class Rules(Names, Paths):
    __level = 0

    def __init__(self, level):
        self.__store(level)
        self.shown = None

    def __store(self, __level):
        self.__level = __level

    def show(self):
        if self.__level > 1:
            self.shown = self.names()
        # a name as a string is not private, and what ends in underscores is not either
        self.__kept__ = getattr(self, "__pattern", None)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--names")
    parser.add_argument("--paths")
    parser.add_argument("--level", type=int, default=1)
    args = parser.parse_args()
    rules = Rules(args.level)
    rules.set_names(args.names)
    rules.set_paths(args.paths)
    rules.show()
    print(rules.names(), rules.paths())


if __name__ == "__main__":
    main()
