import argparse

from pkg import settings


def run(args):
    settings.update(size=args.rows)
    from pkg import layers

    print(layers.shared.build())


def show(args):
    from pkg import layers

    print(layers.shared.build(), args.columns)


def main():
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(required=True)
    running = commands.add_parser("run")
    running.add_argument("--rows", type=int, default=1)
    running.set_defaults(func=run)
    showing = commands.add_parser("show")
    showing.add_argument("--columns", type=int, default=1)
    showing.set_defaults(func=show)
    args = parser.parse_args()
    args.func(args)


if __name__ == "__main__":
    main()
