import argparse
import os
from dataclasses import dataclass


@dataclass
class Config:
    host: str = "h"
    port: int = 80
    debug: bool = False


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--host", default=os.environ.get("APP_HOST", "h"))
    parser.add_argument("--port", type=int, default=int(os.getenv("APP_PORT", "80")))
    parser.add_argument("--debug", action="store_true", default="APP_DEBUG" in os.environ)
    args = parser.parse_args()
    config = Config(args.host, args.port, args.debug)
    print(config)


if __name__ == "__main__":
    main()
