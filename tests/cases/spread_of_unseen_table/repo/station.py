import argparse
import importlib
import json
import os


class Dish:
    def __init__(self):
        self.angle = 0
        self.height = 0


class Station:
    def __init__(self, host, port):
        self.host = host
        self.port = port
        self.dish = Dish()


class Plan:
    def __init__(self, host, port):
        self.settings = {"host": host, "port": port, "log": None}


class Mast:
    def __init__(self, colour, guys=3):
        self.colour = colour
        self.guys = guys


class Yard:
    def __init__(self, path):
        with open(path) as handle:
            self.measures = json.load(handle)


def planned(name):
    module = importlib.import_module(name)
    return module.plan


def listen(name, host, port=1, log=None, moved=None):
    station = Station(host, port)
    for part, changes in (moved or {}).items():
        for key, value in changes.items():
            setattr(getattr(station, part), key, value)
    print(name, station, log)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--plan")
    parser.add_argument("--host", default="here")
    parser.add_argument("--port", type=int, default=1)
    parser.add_argument("--folder", default=".")
    parser.add_argument("--mast", default="mast.json")
    args = parser.parse_args()
    plan = planned(args.plan) if args.plan else Plan(args.host, args.port)
    options = {k: v for k, v in plan.settings.items() if k != "log"}
    options["name"] = "station"
    listen(**options)
    yard = Yard(os.path.join(args.folder, args.mast))
    print(Mast(**{"colour": "red", **yard.measures}))


if __name__ == "__main__":
    main()
