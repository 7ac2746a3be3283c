import argparse


class Arguments:
    kinds: list[str]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--sdist", dest="kinds", action="append_const", const="sdist")
    parser.add_argument("--wheel", dest="kinds", action="append_const", const="wheel")
    args = parser.parse_args(None, Arguments())
    if args.kinds:
        print(args.kinds)


if __name__ == "__main__":
    main()
