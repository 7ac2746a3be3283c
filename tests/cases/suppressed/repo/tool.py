import argparse
import contextlib
from pathlib import Path


class Sheets:
    def __init__(self, count, size):
        self.count = count
        self.size = size


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out")
    parser.add_argument("--size")
    parser.add_argument("--wide")
    args = parser.parse_args()
    folder = Path(args.out)
    with contextlib.suppress(FileExistsError):
        folder.mkdir()
    size = args.size
    with contextlib.suppress(ValueError):
        size = int(args.wide)
    print(vars(Sheets(len(list(folder.glob("*"))), size)))


if __name__ == "__main__":
    main()
