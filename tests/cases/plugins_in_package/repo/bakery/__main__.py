import argparse

from bakery.breads import KINDS, load


def main():
    load()
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(required=True)
    for name, kind in KINDS.items():
        one = commands.add_parser(name)
        kind.options(one)
        one.set_defaults(kind=kind)
    given = parser.parse_args()
    print(vars(given.kind(given)))


if __name__ == "__main__":
    main()
