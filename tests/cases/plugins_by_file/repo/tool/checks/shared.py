import argparse


def lonely():
    parser = argparse.ArgumentParser()
    parser.add_argument("--never-asked")
    return parser
