"""An option that was removed is still declared: its `type` refuses whatever is given."""

import argparse


def removed(value):
    raise argparse.ArgumentTypeError("--key was removed")


def checked(value):
    if not value:
        raise argparse.ArgumentTypeError("empty")
    return value


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--key", type=removed, help=argparse.SUPPRESS)
    parser.add_argument("--name", type=checked)
    parser.add_argument("--depth", type=int, default=1)
    print(parser.parse_args().depth)


if __name__ == "__main__":
    main()
