import argparse
import os
from dataclasses import dataclass

import station
from station import TABLE, Shared


@dataclass
class Reading:
    module: int = 0
    table: int = 0
    shared: int = 0
    environment: int = 0
    items: int = 0
    attribute: int = 0
    nested: int = 0
    function: int = 0
    indirect: int = 0
    by_name: int = 0
    counted: int = 0
    closure: int = 0
    computed: int = 0
    chosen: int = 0
    fresh: int = 0


class Box:
    def __init__(self):
        self.held = 0

    def get(self):
        return self.held

    @property
    def level(self):
        return station.LEVEL


def of_module():
    return station.LEVEL


def of_table():
    return TABLE["gauge"]


def of_class():
    return Shared.value


def of_environment():
    return os.environ.get("STATION_LEVEL", "0")


def of_items(items):
    return items[0]


def of_nested(table):
    return table["a"]["b"]


def of_function():
    return of_function.level


of_function.level = 0


def of_box(box):
    return helped(box)


def helped(box):
    return box.get() + 1


def by_name(name):
    return getattr(station, name)


COUNT = 0


def set_count(value):
    global COUNT
    COUNT = value


def count():
    return COUNT


def one():
    return 1


CHOSEN = {"now": one}


def of_choice(name):
    return CHOSEN[name]()


def new_table():
    return {"x": 0}


def main():
    parser = argparse.ArgumentParser()
    for name in ("module", "table", "shared", "environment", "items", "attribute", "nested", "function", "counted", "closure", "chosen", "fresh"):
        parser.add_argument("--" + name, type=int, default=1)
    args = parser.parse_args()
    reading = Reading()
    box = Box()
    items = [0]
    nested = {"a": {"b": 0}}
    state = 0
    made = None

    def closure():
        return state

    def other():
        return args.chosen

    for turn in range(6):
        reading.table = of_table()
        reading.items = of_items(items)
        reading.attribute = box.get()
        reading.nested = of_nested(nested)
        reading.indirect = of_box(box)
        reading.closure = closure()
        reading.chosen = of_choice("now")
        reading.fresh = new_table()["x"]
        if turn == 4:
            TABLE["gauge"] = args.table
            items[0] = args.items
            box.held = args.attribute
            nested["a"]["b"] = args.nested
            state = args.closure
            CHOSEN["now"] = other
            made = new_table()
            made["x"] = args.fresh
    for turn in range(6):
        reading.module = of_module()
        reading.by_name = by_name("LEVEL")
        reading.computed = box.level
        reading.shared = of_class()
        if turn == 4:
            station.LEVEL = args.module
            Shared.value = args.shared
    for turn in range(6):
        reading.environment = int(of_environment())
        reading.function = of_function()
        reading.counted = count()
        if turn == 4:
            os.environ["STATION_LEVEL"] = str(args.environment)
            of_function.level = args.function
            set_count(args.counted)
    print(reading, made)


if __name__ == "__main__":
    main()
