import argparse
import shutil
from pathlib import Path


class Prints:
    def __init__(self, sheets):
        self.sheets = sheets


class Proofs:
    def __init__(self, sheets):
        self.sheets = sheets


class Shelf:
    def __init__(self, folder):
        self.folder = folder


shelf = None


def staged(sheet, folder):
    folder.mkdir()
    shutil.copy(sheet, folder / "sheet")
    return folder


def move(place):
    global shelf
    shelf = Path(place)


def put_up(place):
    shelf.mkdir()
    move(place)
    return Shelf(shelf)


def main():
    global shelf
    parser = argparse.ArgumentParser()
    parser.add_argument("--out")
    parser.add_argument("--sheet")
    parser.add_argument("--proof")
    parser.add_argument("--shelf")
    parser.add_argument("--other-shelf")
    args = parser.parse_args()
    prints = staged(args.sheet, Path(args.out) / "prints")
    proofs = staged(args.proof, Path(args.out) / "proofs")
    print(vars(Prints(list(prints.glob("*")))), vars(Proofs(list(proofs.glob("*")))))
    shelf = Path(args.shelf)
    print(vars(put_up(args.other_shelf)))


if __name__ == "__main__":
    main()
