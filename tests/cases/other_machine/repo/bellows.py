import argparse
import os
import sys

import forge


class Bellows:
    def __init__(self):
        self.force = 0
        self.stroke = 0
        self.leather = ""


def main():
    parser = argparse.ArgumentParser()
    for name in ("calm", "gale", "short", "long", "calf", "ox"):
        parser.add_argument("--" + name)
    args = parser.parse_args()
    bellows = Bellows()
    bellows.force = args.calm if sys.platform == "win32" else args.gale
    bellows.stroke = args.short if os.name != "posix" else args.long
    bellows.leather = args.calf if forge.__version__ == "2.0" else args.ox
    print(bellows.force, bellows.stroke, bellows.leather)


if __name__ == "__main__":
    main()
