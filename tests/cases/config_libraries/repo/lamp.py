import argparse
from dataclasses import dataclass

import tomlkit
from ruamel.yaml import YAML


@dataclass
class Lamp:
    watts: int = 0
    colour: str = ""


@dataclass
class Shade:
    fabric: str = ""
    width: int = 0


def with_settings(table, key, given):
    """Lay what was given over one table of a file; the other tables stay as they are."""
    if key not in table or table[key] is None:
        table[key] = {}
    for name, value in given.items():
        if value is not None:
            table[key][name] = value
    return table


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--watts", type=int)
    parser.add_argument("--colour")
    parser.add_argument("--fabric")
    parser.add_argument("--width", type=int)
    parser.add_argument("--toml", default="lamp.toml")
    parser.add_argument("--yaml", default="shade.yaml")
    args = parser.parse_args()
    with open(args.toml) as file:
        whole = with_settings(tomlkit.load(file).unwrap(), "lamp", {"watts": args.watts, "colour": args.colour})
    lamp = Lamp(**whole["lamp"])
    with open(args.yaml) as file:
        other = with_settings(YAML(typ="safe").load(file), "shade", {"fabric": args.fabric, "width": args.width})
    shade = Shade(**other["shade"])
    print(lamp, shade)


if __name__ == "__main__":
    main()
