import argparse

from tool.settings import Settings


def main(args):
    parser = argparse.ArgumentParser(prog="tool send")
    parser.add_argument("--strict", action="store_true")
    parser.add_argument("--user")
    return Settings(**vars(parser.parse_args(args)))
