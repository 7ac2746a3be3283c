import argparse
from collections import ChainMap

DEFAULTS = {"wash": "clear", "heat": 80, "cut": 3}


class Still:
    def __init__(self, wash, heat, cut):
        self.wash = wash
        self.heat = heat
        self.cut = cut


parser = argparse.ArgumentParser()
parser.add_argument("--wash")
parser.add_argument("--heat", type=int)
args = parser.parse_args()
given = {name: value for name, value in vars(args).items() if value is not None}
merged = ChainMap(given, DEFAULTS)
still = Still(merged["wash"], merged.get("heat"), merged["cut"])
print(still.wash, still.heat, still.cut)
