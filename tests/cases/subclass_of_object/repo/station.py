"""A class that a flag names is imported by a converter, which checks it against a base that is found by its own name."""

import argparse

import attr


def found(dotted, base):
    module, _, name = dotted.rpartition(".")
    cls = getattr(__import__(module, globals(), locals(), [name]), name)
    if isinstance(base, str):
        base = found(base, object)
    if not issubclass(cls, base):
        raise ValueError(f"{cls} is no {base}")
    return cls


def pump_class(dotted):
    try:
        return found(dotted, "plant.pumps.Pump")
    except ValueError as error:
        raise SystemExit(str(error)) from None


@attr.s
class Options:
    pump = attr.ib(converter=pump_class)
    pressure = attr.ib()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pump", default="plant.pumps.Turbo")
    parser.add_argument("--pressure", type=float, default=1.0)
    options = Options(**vars(parser.parse_args()))
    print(options.pump(options).pressure)


if __name__ == "__main__":
    main()
