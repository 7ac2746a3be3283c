import argparse


class Config:
    def __init__(self, config, debug, seed, extra):
        self.config = config
        self.debug = debug
        self.seed = seed
        self.extra = extra


def main():
    first = argparse.ArgumentParser(add_help=False)
    first.add_argument("--config", default="a")
    first.add_argument("--debug", action="store_true")
    known, rest = first.parse_known_args()
    second = argparse.ArgumentParser(parents=[first])
    second.add_argument("--seed", type=int, default=0)
    second.set_defaults(extra=known.config + "!")
    args = second.parse_args(rest, namespace=argparse.Namespace(stage=2))
    config = Config(known.config, known.debug, args.seed, args.extra)
    print(config)


if __name__ == "__main__":
    main()
