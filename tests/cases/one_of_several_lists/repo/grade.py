import argparse
import os


class Fault:
    def __init__(self, grave):
        self.grave = grave


class Report:
    def __init__(self, stops):
        self.stops = stops


def found():
    if os.path.exists("seams"):
        return [Fault(False)]
    if os.path.exists("dyes"):
        return [Fault(True)]
    return []


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--strict", action="store_true")
    args = parser.parse_args()
    worst = "slight"
    for fault in found():
        if fault.grave:
            worst = "grave"
            break
    report = Report(worst == "grave" or args.strict)
    print(report.stops)


if __name__ == "__main__":
    main()
