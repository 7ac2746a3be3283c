import argparse

from mill.wheel import Pump, turn

parser = argparse.ArgumentParser()
parser.add_argument("--rate", type=int)
args = parser.parse_args()
pump = Pump()
pump.rate = args.rate
turn(pump)
