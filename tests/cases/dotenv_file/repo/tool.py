import argparse
import os

from dotenv import load_dotenv


class Config:
    def __init__(self, env_file, workers):
        self.workers = workers
        self.before = os.environ.get("BEFORE", "")
        if env_file is not None:
            load_dotenv(dotenv_path=env_file)
        if self.workers is None and "WORKERS" in os.environ:
            self.workers = int(os.environ["WORKERS"])
        self.host = os.getenv("HOST_NAME", "localhost")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--env-file")
    parser.add_argument("--workers", type=int)
    args = parser.parse_args()
    config = Config(args.env_file, args.workers)
    print(config)


if __name__ == "__main__":
    main()
