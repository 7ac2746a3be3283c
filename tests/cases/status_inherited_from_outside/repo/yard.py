import argparse
import threading

from cranes import Crane
from pydantic import BaseModel


class Lift(Crane):
    def __init__(self, load):
        super().__init__()
        self.load = load


class Hoist(Crane):
    pass


class Idle(Crane):
    def __init__(self, rope):
        self.rope = rope


class Winch(threading.Thread):
    def __init__(self, speed):
        super().__init__()
        self.speed = speed
        self.seen = None

    def run(self):
        self.seen = self.speed
        print(self.seen)


class Order(BaseModel):
    weight: int = 0


parser = argparse.ArgumentParser()
for name in ("load", "hook", "rope", "speed", "weight"):
    parser.add_argument("--" + name)
args = parser.parse_args()
Lift(args.load).raise_up()
hoist = Hoist()
hoist.hook = args.hook
hoist.lower()
Idle(args.rope)
Winch(args.speed).start()
print(Order(weight=args.weight).model_dump_json())
