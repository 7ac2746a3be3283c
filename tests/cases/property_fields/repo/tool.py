import argparse


class Config:
    _bind = ["localhost"]
    port = 80

    @property
    def bind(self):
        return self._bind

    @bind.setter
    def bind(self, value):
        if isinstance(value, str):
            self._bind = [value]
        else:
            self._bind = value

    @property
    def is_low(self):
        return self.port < 1024


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--bind", dest="binds", default=[], action="append")
    parser.add_argument("--port", type=int, default=80)
    args = parser.parse_args()
    config = Config()
    if len(args.binds) > 0:
        config.bind = args.binds
    config.port = args.port
    print(config.bind, config.is_low)


if __name__ == "__main__":
    main()
