import argparse
import configparser
import json
from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass
class Config:
    host: str = "localhost"
    port: int = 80
    debug: bool = False
    workers: int = 1
    theme: str = "light"


def load(path):
    with open(path) as handle:
        return json.load(handle)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--config", default="config.json")
    parser.add_argument("--host")
    parser.add_argument("--debug", action="store_true")
    parser.add_argument("--ini", default="tool.ini")
    args = parser.parse_args()
    values = load(args.config)
    config = Config(host=values.get("host", "localhost"), port=values["port"])
    if args.host is not None:
        config.host = args.host
    config.debug = args.debug
    ini = configparser.ConfigParser()
    ini.read(args.ini)
    config.workers = ini.getint("tool", "workers", fallback=1)
    config.theme = yaml.safe_load(Path("theme.yaml").read_text())["theme"]
    print(config)


if __name__ == "__main__":
    main()
