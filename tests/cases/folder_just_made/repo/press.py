import argparse
import shutil
from pathlib import Path


class Prints:
    def __init__(self, folder):
        self.folder = folder
        self.sheets = sorted(Path(folder).glob("*.txt"))
        self.count = len(self.sheets)


class Proofs:
    def __init__(self, folder):
        self.count = len(sorted(folder.glob("*.txt")))


class Reprints:
    def __init__(self, folder):
        self.count = len(sorted(folder.glob("*.txt")))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out")
    parser.add_argument("--sheet")
    parser.add_argument("--proofs", type=Path)
    parser.add_argument("--reprints", type=Path)
    args = parser.parse_args()
    staged = Path(args.out) / "staged"
    staged.mkdir(parents=True)
    shutil.copy2(args.sheet, staged / "sheet.txt")
    print(vars(Prints(str(staged))))
    proofs = args.proofs
    proofs.mkdir(exist_ok=True)
    print(vars(Proofs(proofs)))
    reprints = args.reprints
    try:
        reprints.mkdir()
    except FileExistsError:
        print("once more")
    print(vars(Reprints(reprints)))


if __name__ == "__main__":
    main()
