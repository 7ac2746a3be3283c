import argparse


class Kiln:
    heat = 0


parser = argparse.ArgumentParser()
parser.add_argument("--heat", type=int, default=900)
try:
    args = parser.parse_args()
except SystemExit:
    raise
kiln = Kiln()
kiln.heat = args.heat
