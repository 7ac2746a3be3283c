import argparse

from pkg import layers, settings


class Report:
    def __init__(self, size, gain, name):
        self.size = size
        self.gain = gain
        self.name = name


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--name", default="report")
    args = parser.parse_args()
    report = Report(layers.shared.size, layers.Scale.gain, args.name)
    settings.update(size=32)
    print(report.size, report.gain, report.name)


if __name__ == "__main__":
    main()
