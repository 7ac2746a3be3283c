import argparse


class Press:
    def __init__(self, given):
        self.force = given.force


def given(words=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--force", type=int)
    return parser.parse_args(words)


press = Press(given())
print(press.force)
