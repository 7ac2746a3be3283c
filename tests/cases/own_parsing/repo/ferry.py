import argparse


class Given(argparse.Namespace):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self._sources = {}

    def __setattr__(self, key, value):
        if not key.startswith("_"):
            self._sources[key] = "given"
        super().__setattr__(key, value)

    @property
    def pace(self):
        if not hasattr(self, "faster") and not hasattr(self, "slower"):
            return None
        return max(self.faster - self.slower, 0)


class Parser(argparse.ArgumentParser):
    def __init__(self):
        super().__init__()
        self.given = Given()

    def parse_known_args(self, args=None, namespace=None):
        return super().parse_known_args(args, namespace=self.given)


class Trip:
    def __init__(self, pace, port):
        self.pace = pace
        self.port = port


def main():
    parser = Parser()
    parser.add_argument("--faster", action="count", default=0)
    parser.add_argument("--slower", action="count", default=0)
    early, _ = parser.parse_known_args()
    parser.add_argument("--port", default=early.pace)
    given = parser.parse_args()
    print(Trip(given.pace, given.port))


if __name__ == "__main__":
    main()
