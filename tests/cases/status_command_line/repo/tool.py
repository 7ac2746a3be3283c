import argparse
import subprocess
import sys

given = sys.argv[1:]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rate", type=float, default=0.1)
    parser.add_argument("targets", nargs="+")
    args = parser.parse_args(given)
    print(args.rate)
    subprocess.check_call(["checker"] + (given + ["--json"]))


if __name__ == "__main__":
    main()
