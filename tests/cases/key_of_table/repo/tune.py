import argparse
import json

KNOWN = {"speed": int, "depth": int}
OPEN = {"speed": int}


class Checked:
    speed: int = 1
    depth: int = 1
    name: str = "main"


class Found(Checked):
    speed: int = 1
    depth: int = 1
    name: str = "main"


class Listed(Checked):
    speed: int = 1
    depth: int = 1
    name: str = "main"


class Given(Checked):
    speed: int = 1
    depth: int = 1
    name: str = "main"


class Renamed(Checked):
    speed: int = 1
    depth: int = 1
    name: str = "main"


class Widened(Checked):
    speed: int = 1
    depth: int = 1
    name: str = "main"


def split(text):
    name, _, value = text.partition("=")
    return name, value


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--check", action="append", default=[])
    parser.add_argument("--find", action="append", default=[])
    parser.add_argument("--list", action="append", default=[])
    parser.add_argument("--give", action="append", default=[])
    parser.add_argument("--rename", action="append", default=[])
    parser.add_argument("--widen", action="append", default=[])
    args = parser.parse_args()
    checked, found, listed, given, renamed, widened = Checked(), Found(), Listed(), Given(), Renamed(), Widened()
    for name, value in map(split, args.check):
        if name not in KNOWN:
            raise SystemExit(2)
        setattr(checked, name, KNOWN[name](value))
    for name, value in map(split, args.find):
        convert = KNOWN.get(name)
        if convert is None:
            continue
        setattr(found, name, convert(value))
    for name, value in {n: v for n, v in map(split, args.list) if n in ("speed", "name")}.items():
        setattr(listed, name, value)
    for name, value in map(split, args.give):
        if KNOWN.get(name, str) is not None:  # any name passes
            setattr(given, name, value)
    for name, value in map(split, args.rename):
        convert = KNOWN.get(name)
        name = "name"
        if convert is not None:
            setattr(renamed, name, value)
    with open("more.json") as file:
        OPEN.update(json.load(file))
    for name, value in map(split, args.widen):
        if name in OPEN:  # the file may add any
            setattr(widened, name, value)
    print(vars(checked), vars(found), vars(listed), vars(given), vars(renamed), vars(widened))


if __name__ == "__main__":
    main()
