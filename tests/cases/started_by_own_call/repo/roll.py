import argparse


class Reader(argparse.ArgumentParser):
    def read(self):
        self.add_argument("--width", type=int)
        return self.parse_args()


class Roll:
    def __init__(self, width):
        self.width = width


roll = Roll(Reader().read().width)
print(roll.width)
