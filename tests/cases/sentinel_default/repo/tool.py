import argparse

UNSET = object()


class Config:
    host = "local"
    port = 80


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--host", default=UNSET)
    parser.add_argument("--port", type=int, default=UNSET)
    args = parser.parse_args()
    config = Config()
    if args.host is not UNSET:
        config.host = args.host
    if args.port is not UNSET:
        config.port = args.port
    return config


if __name__ == "__main__":
    main()
