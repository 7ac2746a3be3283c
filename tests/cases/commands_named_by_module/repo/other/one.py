import argparse


def run(argv):
    parser = argparse.ArgumentParser()
    parser.add_argument("--one")
    print(parser.parse_args(argv).one)
