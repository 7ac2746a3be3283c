"""Called by `__main__`, so no start of its own."""
import argparse

from harbour.berth import Berth


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--draught", type=int, default=4)
    print(Berth(parser.parse_args().draught))
