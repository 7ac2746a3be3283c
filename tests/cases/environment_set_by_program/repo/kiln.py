import argparse
import os


class Firing:
    def __init__(self):
        self.cone = os.environ.get("KILN_CONE")
        self.hold = int(os.getenv("KILN_HOLD", "5"))
        self.vent = os.environ["KILN_VENT"]


parser = argparse.ArgumentParser()
parser.add_argument("--cone")
parser.add_argument("--hold")
parser.add_argument("--spare")
args = parser.parse_args()
os.environ["KILN_CONE"] = args.cone
os.environ.setdefault("KILN_HOLD", args.hold)
os.environ.setdefault("KILN_CONE", args.spare)
firing = Firing()
print(firing.cone, firing.hold, firing.vent)
