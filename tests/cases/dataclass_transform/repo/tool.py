import argparse
import dataclasses
from typing import dataclass_transform


@dataclass_transform()
class Schema:
    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        dataclasses.dataclass(cls)


@dataclass_transform()
def model(cls):
    return dataclasses.dataclass(frozen=True)(cls)


@dataclass_transform()
def record(cls):
    names = list(cls.__annotations__)

    def __init__(self, **kwargs):
        for name in names:
            setattr(self, name, kwargs.get(name, getattr(cls, name, None)))

    cls.__init__ = __init__
    return cls


class Server(Schema):
    host: str = "h"
    port: int = 80


@model
class Client:
    retries: int = 3


@record
class Entry:
    label: str
    weight: float = 1.0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--host", default="h")
    parser.add_argument("--port", type=int, default=80)
    parser.add_argument("--retries", type=int, default=3)
    parser.add_argument("--label", default="l")
    parser.add_argument("--weight", type=float, default=1.0)
    args = parser.parse_args()
    server = Server(args.host, port=args.port)
    client = Client(retries=args.retries)
    entry = Entry(label=args.label, weight=args.weight)
    print(server, client, entry)


if __name__ == "__main__":
    main()
