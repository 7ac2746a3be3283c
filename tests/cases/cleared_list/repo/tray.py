import argparse
import os
from dataclasses import dataclass


@dataclass
class Tray:
    cups: list
    plates: list
    spoons: set


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cup")
    parser.add_argument("--mug")
    parser.add_argument("--plate")
    parser.add_argument("--dish")
    parser.add_argument("--spoon")
    args = parser.parse_args()
    cups = [args.cup]
    cups.clear()
    cups.append(args.mug)
    plates = [args.plate]
    if os.path.exists("sink"):
        plates.clear()
    plates.append(args.dish)
    spoons = {args.spoon}
    kept = spoons.copy()
    spoons.clear()
    print(args.cup, Tray(cups, plates, kept))


if __name__ == "__main__":
    main()
