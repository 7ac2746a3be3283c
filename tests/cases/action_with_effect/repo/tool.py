"""An action that stores nothing: what it does is all there is to its flag."""

import argparse
import sys


class PrintNotice(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        print("install the extra for this", file=sys.stderr)
        parser.exit(1)


class Doubled(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, values)


parser = argparse.ArgumentParser()
parser.set_defaults(colour=False, speed=3)
parser.add_argument("--colour", action="store_true")
parser.add_argument("--speed", type=int)
parser.add_argument("--notice", action=PrintNotice)
parser.add_argument("--kept", action=Doubled)
args = parser.parse_args()
print(args.colour, args.speed)
