import argparse


class Mill:
    def __init__(self, speed):
        self.speed = speed

    @classmethod
    def start(cls):
        parser = argparse.ArgumentParser()
        parser.add_argument("--speed", type=int)
        print(cls(parser.parse_args().speed).speed)
