import argparse


class Config:
    def __init__(self, workers, reload):
        self.workers = workers
        self.reload = reload

    @property
    def several(self):
        return self.reload or self.workers > 1


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--reload", action="store_true")
    args = parser.parse_args()
    config = Config(args.workers, args.reload)
    return config.several


if __name__ == "__main__":
    main()
