import argparse

LOGGING = {"formatters": {"default": {"colors": None}}, "version": 1}


class Config:
    def __init__(self, logging=LOGGING, colors=None):
        self.logging = logging
        self.colors = colors
        if isinstance(self.logging, dict):
            self.logging["formatters"]["default"]["colors"] = self.colors


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--colors", action="store_true")
    args = parser.parse_args()
    print(Config(colors=args.colors).logging)


if __name__ == "__main__":
    main()
