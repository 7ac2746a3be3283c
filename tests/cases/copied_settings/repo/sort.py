"""Settings are copied as a dict and made again with some of them changed: what decided that they were decides only what it changed."""

import argparse
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Settings:
    atomic: bool = False
    length: int = 79
    names: tuple = ()


class Plain(Settings):
    def __init__(self, base=None, **overrides):
        if base:
            held = vars(base).copy()
            held.update(overrides)
            super().__init__(**held)
            return
        super().__init__(**overrides)


class Listed(Settings):
    def __init__(self, base=None, **overrides):
        if base:
            held = asdict(base).copy()
            held.update(overrides)
            super().__init__(**held)
            return
        super().__init__(**overrides)


def settings_of(args, kind):
    settings = kind(atomic=args.atomic, length=args.length)
    if args.skip:
        settings = kind(base=settings, names=(args.skip,))
    if args.verbose:
        settings = kind(base=settings)
    return settings


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--atomic", action="store_true")
    parser.add_argument("--length", type=int)
    parser.add_argument("--skip")
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    for settings in (settings_of(args, Plain), settings_of(args, Listed)):
        print(settings.atomic, settings.length, settings.names)


if __name__ == "__main__":
    main()
