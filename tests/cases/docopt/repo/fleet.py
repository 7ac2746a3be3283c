"""Move ships.

Usage:
  fleet.py move <name> [--speed=<kn>] [--dry]
  fleet.py list [-v...]

Options:
  -s --speed=<kn>  Speed in knots [default: 10].
  --dry            Change nothing.
  -v               Say more.
"""
from docopt import docopt


class Ship:
    def __init__(self, name, speed, dry):
        self.name = name
        self.speed = speed
        self.dry = dry


def main():
    args = docopt(__doc__, version="1")
    if args["move"]:
        return Ship(args["<name>"], float(args["--speed"]), args["--dry"])
    return None


if __name__ == "__main__":
    main()
