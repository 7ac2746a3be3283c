import argparse
import os

from dotenv import load_dotenv


class Config:
    def __init__(self, workers):
        self.workers = workers
        self.early = None


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--env-file")
    args = parser.parse_args()
    early = os.environ.get("EARLY")
    if args.env_file is not None:
        load_dotenv(args.env_file)
    config = Config(int(os.environ.get("WORKERS", "1")))
    config.early = early
    return config


if __name__ == "__main__":
    main()
