import argparse

import tidekit


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=2)
    tidekit.Runner(name="x", threads=parser.parse_args().threads, depth=3)
    tidekit.other(depth=4)


if __name__ == "__main__":
    main()
