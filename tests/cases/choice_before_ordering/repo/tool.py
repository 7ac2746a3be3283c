import argparse


class Metric:
    def __init__(self):
        self.count = 0
        self.seed = None
        self.big = False
        self.other = None


def score(metric, count):
    if count > 1:
        metric.count = count
        metric.seed = "1"
    if count > 0:
        metric.other = "x"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--confidence", action="store_true")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--name")
    args = parser.parse_args()
    metric = Metric()
    score(metric, args.count if args.confidence else 1)
    size = 5 if args.large else 7
    if size > 3:
        metric.big = True
    if args.name:
        length = len(args.name)
    else:
        length = args.count
    if length > 3:
        metric.other = "y"
    print(vars(metric))


if __name__ == "__main__":
    main()
