import argparse


class Config:
    def __init__(self, workers, reload, name):
        self.workers = workers
        self.reload = reload
        self.name = name

    @property
    def parallel(self):
        return self.reload or self.workers > 1


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--reload", action="store_true")
    parser.add_argument("--name", default="n")
    args = parser.parse_args()
    config = Config(args.workers, args.reload, args.name)
    print(config.name)


if __name__ == "__main__":
    main()
