import argparse


class AttrDict(dict):
    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name, value):
        self[name] = value


class Bunch(dict):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__ = self


class Model:
    def __init__(self, config, bunch):
        self.width = config.width
        self.depth = config["depth"]
        self.rate = bunch.rate


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--width", type=int, default=8)
    parser.add_argument("--depth", type=int, default=2)
    parser.add_argument("--rate", type=float, default=0.5)
    args = parser.parse_args()
    config = AttrDict(width=args.width)
    config.depth = args.depth
    bunch = Bunch(rate=args.rate)
    model = Model(config, bunch)
    print(model)


if __name__ == "__main__":
    main()
