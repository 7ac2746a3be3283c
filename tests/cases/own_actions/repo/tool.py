import argparse
import os


class FromEnvironment(argparse.Action):
    def __init__(self, env, **kwargs):
        self.env = env
        super().__init__(default=bool(os.environ.get(env)), nargs=0, **kwargs)

    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, True)


class Both(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        namespace.low, namespace.high = values.split(":")
        namespace.ranged = True


class Config:
    def __init__(self, args):
        self.quiet = args.quiet
        self.low = args.low
        self.ranged = args.ranged


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--quiet", action=FromEnvironment, env="TOOL_QUIET")
    parser.add_argument("--range", action=Both)
    parser.set_defaults(low="0", high="1", ranged=False)
    return Config(parser.parse_args())


if __name__ == "__main__":
    main()
