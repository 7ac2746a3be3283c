import argparse
import sys


class Leaflet:
    def __init__(self, heading, copies):
        self._heading = heading
        self._copies = copies

    @property
    def heading(self):
        return self._heading.upper()

    @property
    def copies(self):
        if self._copies > 500:
            return 500
        return self._copies


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--heading", default="open day")
    parser.add_argument("--copies", type=int, default=50)
    parser.add_argument("--proof", action="store_true")
    parser.add_argument("--silent", action="store_true")
    args = parser.parse_args()
    leaflet = Leaflet(args.heading, args.copies)
    if args.proof:
        print("proof only")
        return
    if not args.silent:
        print(leaflet.heading)
    sys.stdout.write(leaflet.copies * "leaflet ")


if __name__ == "__main__":
    main()
