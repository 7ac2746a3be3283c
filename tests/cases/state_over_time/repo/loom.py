import argparse
import os


class Loom:
    def __init__(self):
        self.state = "threading"
        self.rows = 0
        self.stage = 0
        self.warm = False


class Counter:
    def __init__(self):
        self.count = 0

    def next(self):
        self.count += 1
        return self.count


def weave(loom, args):
    for line in open("pattern"):
        if loom.state == "threading":
            loom.state = "weaving"
        elif loom.state == "weaving":
            loom.weft = args.weft
            loom.state = "finishing"
        elif loom.state == "finishing":
            loom.fringe = args.fringe


def beat(loom, args, counter):
    while os.path.exists("yarn"):
        for shuttle in os.listdir("shuttles"):
            if counter.next() > 40:
                loom.rest = args.rest
    while loom.rows < 50:
        loom.rows += 1
        if loom.rows == 49:
            loom.selvedge = args.selvedge


def stages(loom):
    loom.stage = 1
    os.stat("warp")
    loom.stage = 2
    os.stat("weft")
    loom.stage = 3


def warming(loom):
    yield "cold"
    loom.warm = True
    yield "warm"


def main():
    parser = argparse.ArgumentParser()
    for name in ("weft", "fringe", "rest", "selvedge", "first", "second", "cold", "warm"):
        parser.add_argument("--" + name)
    args = parser.parse_args()
    loom = Loom()
    weave(loom, args)
    beat(loom, args, Counter())
    try:
        stages(loom)
    except OSError:
        pass
    if loom.stage == 1:
        loom.repair = args.first
    elif loom.stage == 2:
        loom.mend = args.second
    for _ in warming(loom):
        if loom.warm:
            loom.oil = args.warm
        else:
            loom.wax = args.cold
    print(vars(loom))


if __name__ == "__main__":
    main()
