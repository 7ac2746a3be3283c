"""The script that a package makes of `start` is declared elsewhere; `tide` calls `parsed`."""
import argparse
from dataclasses import dataclass


@dataclass
class Berth:
    length: int = 10


def parsed():
    parser = argparse.ArgumentParser()
    parser.add_argument("--length", type=int, default=12)
    return parser.parse_args()


def start():
    args = parsed()
    return Berth(length=args.length)


def moor(args):
    parser = argparse.ArgumentParser()
    parser.add_argument("--never", default="needs an argument that nobody gives")
    return parser.parse_args(args)
