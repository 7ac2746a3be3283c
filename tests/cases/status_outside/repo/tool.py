import argparse
import pickle
from dataclasses import asdict, dataclass

import tracker


@dataclass
class Config:
    value: int = 0


class Sink(tracker.Sink):
    limit = 3


def made(value):
    return Config(value)


def shown():
    return LATER.value


class Handler(tracker.Handler):
    def handle(self):
        return LATER.value


LATER = None


def main():
    parser = argparse.ArgumentParser()
    for name in ("pickled", "dumped", "printed", "shown", "compared", "kept", "derived", "raised", "returned", "later", "only-made"):
        parser.add_argument(f"--{name}", type=int, default=0)
    args = parser.parse_args()
    pickle.dumps(Config(args.pickled))
    tracker.log(asdict(Config(args.dumped)))
    print(made(args.printed))
    text = f"{made(args.shown)}"
    tracker.say(text)
    if made(args.compared) == Config():
        tracker.say("default")
    engine = tracker.engine()
    engine.config = made(args.kept)
    Sink(made(args.derived))
    if tracker.broken():
        raise tracker.Broken(made(args.raised))
    global LATER
    LATER = made(args.later)
    asdict(made(args.only_made))
    return made(args.returned)


if __name__ == "__main__":
    raise SystemExit(main())
