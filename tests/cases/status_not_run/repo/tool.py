import argparse


def fails(value):
    raise SystemExit(f"no {value}")


class Opened:
    def __enter__(self):
        raise OSError("always")

    def __exit__(self, *error):
        return None


def shown(value):
    print(value)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--given", type=int, default=1)
    parser.add_argument("--beside", type=int, default=1)
    parser.add_argument("--inside", type=int, default=1)
    args = parser.parse_args()
    inside, beside = args.inside, args.beside
    if args.given > 3:
        with Opened():
            shown(inside)
    elif args.given > 2:
        print(fails(1), shown(beside))
    fails(args.given)


if __name__ == "__main__":
    main()
