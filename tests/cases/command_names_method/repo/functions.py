import argparse
import sys


class Started:
    def __init__(self, port):
        self.port = port


class Stopped:
    def __init__(self, port):
        self.port = port


def run_start(argv):
    parser = argparse.ArgumentParser()
    parser.add_argument("--port")
    Started(parser.parse_args(argv).port)


def run_stop(argv):
    parser = argparse.ArgumentParser()
    parser.add_argument("--port")
    Stopped(parser.parse_args(argv).port)


if __name__ == "__main__":
    globals()[f"run_{sys.argv[1]}"](sys.argv[2:])
