"""The headers of a message: those of a text that only a run knows may be any, those of no text are none, those of a known one are known."""

import argparse
from email import message_from_string


class Catalog:
    def __init__(self):
        self.project = None

    def take(self, headers):
        for name, value in headers:
            if name == "Project":
                self.project = value


class Empty(Catalog):
    pass


class Known(Catalog):
    pass


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--text")
    parser.add_argument("--empty", action="store_true")
    parser.add_argument("--known", action="store_true")
    args = parser.parse_args()
    catalog, empty, known = Catalog(), Empty(), Known()
    catalog.take(message_from_string(args.text).items())
    if args.empty:
        empty.take(message_from_string("").items())
    if args.known:
        known.take(message_from_string("Project: tool\n\n").items())
    print(catalog.project, empty.project, known.project)
