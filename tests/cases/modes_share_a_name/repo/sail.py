"""Two modes, each with a parser of its own; both know --crew. A first parser looks for --chart before the real one."""
import argparse
import sys


class Trip:
    crew = 0
    chart = ""


def race():
    parser = argparse.ArgumentParser()
    parser.add_argument("--crew", type=int, default=4, choices=[4, 8])
    Trip.crew = parser.parse_args().crew


def cruise():
    first = argparse.ArgumentParser(add_help=False)
    first.add_argument("--chart", default="none")
    known, rest = first.parse_known_args()
    parser = argparse.ArgumentParser()
    parser.add_argument("--chart", default=known.chart)
    parser.add_argument("--crew", type=int, default=2)
    args = parser.parse_args(rest)
    trip = Trip()
    trip.crew = args.crew
    trip.chart = args.chart


if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1] == "race":
        race()
    else:
        cruise()
