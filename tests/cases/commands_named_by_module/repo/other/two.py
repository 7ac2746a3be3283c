import argparse


def run(argv):
    parser = argparse.ArgumentParser()
    parser.add_argument("--two")
    print(parser.parse_args(argv).two)
