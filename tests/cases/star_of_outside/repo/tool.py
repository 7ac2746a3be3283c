from options import *


class Config:
    def __init__(self, level, quiet, text):
        self.level = level
        self.quiet = quiet
        self.text = text


def main():
    parser = make()
    parser.add_argument("--level", type=int, default=1)
    parser.add_switch("--quiet")
    args = parser.parse_args()
    print(Config(args.level, args.quiet, str(isinstance(parser, ArgumentParser))))


if __name__ == "__main__":
    main()
