import argparse


class KeyValue(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        name, _, value = values.partition("=")
        overrides = getattr(namespace, "overrides", None) or {}
        overrides[name] = value
        namespace.overrides = overrides


class Upper(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values.upper())


class Config:
    def __init__(self, name, overrides):
        self.name = name
        self.overrides = overrides


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--name", action=Upper, default="X")
    parser.add_argument("--set", action=KeyValue)
    args = parser.parse_args()
    config = Config(args.name, getattr(args, "overrides", {}))
    print(config)


if __name__ == "__main__":
    main()
