import argparse


class Shuttle:
    def __init__(self, yarn, speed=3):
        self.yarn = yarn
        self.speed = speed


class Needle:
    def __init__(self):
        self.gauge = 12


def woven(fine):
    if fine:
        tool = Shuttle("silk")
    else:
        tool = Shuttle("wool")
    return tool


def knitted():
    return Needle()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--craft", choices=["weave", "knit"], default="weave")
    parser.add_argument("--fine", action="store_true")
    args = parser.parse_args()
    if args.craft == "weave":
        made = woven(args.fine)
    else:
        made = knitted()
    print(made)


if __name__ == "__main__":
    main()
