import argparse
import json
from dataclasses import asdict, dataclass


@dataclass
class Bed:
    plant: str = ""
    rows: int = 0
    depth: int = 0


@dataclass
class Label:
    text: str = ""


class Edge:
    def __init__(self, rows=0, text=""):
        self.rows = rows
        self.text = text


def in_order(table, order):
    """Copy entries, each under its own name: which ones and in which order only a file knows."""
    return {name: table[name] for name in order}


def renamed(table, names):
    """The counter-example: an entry of one name may be that of any other here."""
    return {name: table[other] for name, other in names.items()}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--plant", default="bean")
    parser.add_argument("--rows", type=int, default=2)
    parser.add_argument("--depth", type=int, default=3)
    parser.add_argument("--text", default="")
    parser.add_argument("--order", default="order.json")
    parser.add_argument("--names", default="names.json")
    args = parser.parse_args()
    with open(args.order) as file:
        order = json.load(file)
    bed = Bed(args.plant, args.rows)
    sown = Bed(**in_order(asdict(bed), order), depth=args.depth)
    with open(args.names) as file:
        names = json.load(file)
    label = Label(**renamed({"text": args.text, "title": sown.plant}, names))
    edge = Edge(**in_order(vars(args), order))
    print(sown, label, edge.rows, edge.text)


if __name__ == "__main__":
    main()
