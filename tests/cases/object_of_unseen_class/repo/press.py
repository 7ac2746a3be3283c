import argparse
import importlib
import os

READER = os.environ["READER"]


class Sheet:
    def __init__(self, device, width, page):
        self.device = device
        self.width = width
        self.page = page


class Cached:
    def __init__(self, machine):
        self.machine = machine


def machine_class(name):
    return getattr(importlib.import_module("machines." + name), "Machine")


def reader(name):
    return getattr(importlib.import_module("readers." + name), "read")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--machine", default="offset")
    parser.add_argument("--speed", type=int, default=3)
    parser.add_argument("--colours", type=int, default=4)
    parser.add_argument("--page")
    args = parser.parse_args()
    machine = machine_class(args.machine)(speed=args.speed, colours=args.colours)
    cached = Cached(machine)
    text = reader(READER)(args.page)
    Sheet(machine.device, getattr(cached.machine, "width"), text.body)


if __name__ == "__main__":
    main()
