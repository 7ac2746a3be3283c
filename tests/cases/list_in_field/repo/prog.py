import argparse


class Config:
    def __init__(self, names, paths):
        self.names = names
        self.paths = paths
        self.clean = [name.strip() for name in self.names]
        self.first = self.paths[0]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--names", nargs="*")
    parser.add_argument("--path", action="append")
    args = parser.parse_args()
    print(Config(args.names, args.path))


if __name__ == "__main__":
    main()
