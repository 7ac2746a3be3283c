import argparse

from mill.wheel import Pump, Wheel

parser = argparse.ArgumentParser()
parser.add_argument("--depth", type=int)
args = parser.parse_args()
pump = Pump()
pump.rate = args.depth
Wheel(pump.rate)
