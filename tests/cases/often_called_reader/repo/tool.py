import argparse
import json


class Reader:
    def __init__(self, path):
        with open(path) as handle:
            self.values = json.load(handle)

    def get(self, name, default=None):
        value = self.values.get(name)
        if value is None:
            value = default
        if isinstance(value, list):
            value = " ".join(value)
        return str(value).strip()


class Options:
    def __init__(self, reader):
        self.a1 = reader.get("a1")
        self.a2 = reader.get("a2")
        self.a3 = reader.get("a3")
        self.a4 = reader.get("a4", "x")
        for row in range(12):
            for column in range(8):
                reader.get(f"cell-{row}-{column}")
        self.b1 = reader.get("b1")
        self.b2 = reader.get("b2")
        self.count = len(reader.get("c"))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--config", default="config.json")
    args = parser.parse_args()
    options = Options(Reader(args.config))
    print(options)


if __name__ == "__main__":
    main()
