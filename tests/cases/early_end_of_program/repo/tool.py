import argparse
import sys


class Context:
    def __init__(self):
        self.folder = None
        self.mode = "plain"
        self.depth = 1
        self.style = "plain"


def prepare(context, args):
    if args.shallow:
        return
    context.depth = 5


def show(context):
    print(context.style)
    return 0


def main(argv=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder")
    parser.add_argument("--version", action="store_true")
    parser.add_argument("--shallow", action="store_true")
    parser.add_argument("--fancy", action="store_true")
    parser.add_argument("--first", action="store_true")
    parser.add_argument("--plain", action="store_true")
    args = parser.parse_args(argv)
    context = Context()
    if args.version:
        print("1.0")
        return 0
    if args.plain:
        return show(context)
    context.style = "rich"
    prepare(context, args)
    context.folder = args.folder
    for word in ("plain", "fancy"):
        if args.first:
            break
        context.mode = word
    if args.fancy:
        context.mode = "fancy"
    print(context.folder, context.mode, context.depth)
    return 0


def run():
    sys.exit(main(sys.argv[1:]))


if __name__ == "__main__":
    run()
