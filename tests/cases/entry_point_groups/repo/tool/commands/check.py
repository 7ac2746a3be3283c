import argparse

from tool.settings import Report


def main(args):
    parser = argparse.ArgumentParser(prog="tool check")
    parser.add_argument("--strict", action="store_true")
    return Report(parser.parse_args(args).strict)
