import argparse
from importlib.metadata import entry_points


class Config:
    def __init__(self, width, style):
        found = None
        for plugin in entry_points(group="tool.styles"):
            if plugin.name == style:
                found = plugin.load()
                break
        self.width = width
        self.style = found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--width", type=int, default=88)
    parser.add_argument("--style", default="plain")
    args = parser.parse_args()
    config = Config(args.width, args.style)
    print(config.width, config.style)


if __name__ == "__main__":
    main()
