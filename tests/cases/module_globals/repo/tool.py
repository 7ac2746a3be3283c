import argparse

import state

VERBOSE = False
OPTIONS = {"retries": 1}


class Client:
    def __init__(self):
        self.verbose = VERBOSE
        self.timeout = state.timeout
        self.retries = OPTIONS["retries"]
        self.level = state.current().level


class Level:
    def __init__(self, level):
        self.level = level


def configure(args):
    global VERBOSE
    VERBOSE = args.verbose
    state.timeout = args.timeout
    OPTIONS.update(retries=args.retries)
    state.install(Level(args.level))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--timeout", type=int, default=1)
    parser.add_argument("--retries", type=int, default=1)
    parser.add_argument("--level", type=int, default=1)
    configure(parser.parse_args())
    client = Client()
    print(client)


if __name__ == "__main__":
    main()
