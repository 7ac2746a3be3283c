"""Options that the parser declares, but that the program looks for in the command line itself."""

import argparse
import os
import sys


class Settings:
    def __init__(self, words):
        self.words = words
        try:
            path = self.words[self.words.index("--config") + 1]
        except ValueError:
            path = "loom.ini"
        if os.path.isfile(path):
            print(open(path).read())

    def parse(self):
        parser = argparse.ArgumentParser()
        parser.add_argument("--config")
        parser.add_argument("--depth", type=int, default=1)
        parser.add_argument("--fast", action="store_true")
        parser.add_argument("--slow", action="store_true")
        parser.add_argument("--old", nargs="?")
        parser.add_argument("-q", "--quiet", action="store_true")
        parser.add_argument("--list", action="store_true")
        parser.add_argument("--child", action="store_true")
        parser.add_argument("--known", action="store_true")
        parser.add_argument("--never", action="store_true")
        return parser.parse_args(self.words[1:])


def words_of_child():
    return os.environ.get("CHILD_WORDS", "").split()


def main():
    settings = Settings(sys.argv)
    if "--fast" in sys.argv:
        print("fast")
    if any(word == "--slow" for word in sys.argv[1:]):
        print("slow")
    for word in sys.argv:
        if word.startswith("--old="):
            print("old")
        if word in ("-q", "-s"):
            print("quiet")
    match sys.argv:
        case [_, "--list"]:
            print("list")
    if "--child" in words_of_child():
        print("child")
    print(["--fast", "--known"].index("--known"), "--never" == "--known")
    print(settings.parse().depth)


if __name__ == "__main__":
    main()
