import argparse
from dataclasses import dataclass


@dataclass
class Jar:
    label: str = ""


@dataclass
class Shown:
    label: str = ""
    lid: str = ""


@dataclass
class Asked:
    label: str = ""


@dataclass
class Listed:
    label: str = ""


@dataclass
class Fresh:
    label: str = ""
    lid: str = ""


@dataclass
class Queued:
    label: str = ""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--jam")
    parser.add_argument("--tea")
    parser.add_argument("--sweet", action="store_true")
    parser.add_argument("--new", action="store_true")
    parser.add_argument("--first", action="store_true")
    args = parser.parse_args()
    jam, tea = Jar(args.jam), Jar(args.tea)

    top = {"label": jam.label, "lid": jam.label}
    low = {"label": tea.label, "lid": jam.label}
    shelf = top if args.sweet else low
    print(Shown(shelf["label"], shelf["lid"]), Asked(shelf.get("label")))
    for key, value in shelf.items():
        if key == "label":
            print(Listed(value))

    fresh = {"label": jam.label, "lid": tea.label} if args.new else {"label": tea.label, "lid": tea.label}
    print(Fresh(fresh["label"], fresh["lid"]))

    queue = [jam.label] if args.first else [tea.label]
    for label in queue:
        print(Queued(label))


if __name__ == "__main__":
    main()
