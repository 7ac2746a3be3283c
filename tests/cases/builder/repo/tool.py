import argparse


class Config:
    def __init__(self, host, port, tags):
        self.host = host
        self.port = port
        self.tags = tags


class Builder:
    def __init__(self):
        self._values = {}
        self._tags = []

    def host(self, value):
        self._values["host"] = value
        return self

    def port(self, value):
        self._values["port"] = value
        return self

    def tag(self, value):
        self._tags.append(value)
        return self

    def build(self):
        return Config(**self._values, tags=tuple(self._tags))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--host", default="h")
    parser.add_argument("--port", type=int, default=80)
    parser.add_argument("--tag", default="t")
    args = parser.parse_args()
    config = Builder().host(args.host).port(args.port).tag(args.tag).build()
    print(config)


if __name__ == "__main__":
    main()
