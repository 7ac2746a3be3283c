import argparse

import six


class Config:
    level = 0
    name = None
    other = None

    def __init__(self, args):
        for key, value in six.iteritems(args.__dict__):
            if not key.startswith("_"):
                setattr(self, key, value)
        self.first = list(six.itervalues({"only": args.level}))[0]
        for key in six.iterkeys({"other": args.name}):
            setattr(self, key, None)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--level", type=int)
    parser.add_argument("--name")
    config = Config(parser.parse_args())
    print(config.level, config.name, config.first, config.other)


if __name__ == "__main__":
    main()
