import argparse


class Context:
    def __init__(self):
        self.depth = 1


CONTEXT = Context()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--shallow", action="store_true")
    args = parser.parse_args()
    if args.shallow:
        return
    CONTEXT.depth = 5


if __name__ == "__main__":
    main()
    print(CONTEXT.depth)
