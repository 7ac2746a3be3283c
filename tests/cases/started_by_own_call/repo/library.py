import argparse


def given():
    parser = argparse.ArgumentParser()
    parser.add_argument("--never")
    return parser.parse_args()


def shown(value):
    return str(value)


SHOWN = shown(3)
