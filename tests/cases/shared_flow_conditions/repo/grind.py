import argparse
import os

from mill.wheel import Pump, turn

parser = argparse.ArgumentParser()
parser.add_argument("--speed", type=int)
args = parser.parse_args()
pump = Pump()
if os.path.exists("corn"):
    pump.rate = args.speed
    turn(pump)
