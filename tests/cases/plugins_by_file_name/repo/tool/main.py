"""Plug-ins are the modules of a folder, imported by the names of their files; their options become flags, then a table in a config for each."""

import argparse
import copy
import os

from tool.plugins.plugin import Plugin


class Config:
    def __init__(self):
        self.options = {}

    def set_for(self, name, options):
        self.options[name] = options


def load():
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "plugins")
    for file in os.listdir(folder):
        if not file.endswith(".py") or file.startswith("_"):
            continue
        __import__("tool.plugins." + os.path.splitext(file)[0], None, None, [""])
    return Plugin.__subclasses__()


def main():
    parser = argparse.ArgumentParser()
    for cls in load():
        for key in cls.options:
            parser.add_argument("--{}-{}".format(cls.__name__, key).replace("_", "-"), dest="{}:{}".format(cls.__name__, key))
    args = parser.parse_args()
    config = Config()
    for cls in load():
        options = copy.deepcopy(cls.options)
        for key in cls.options:
            value = getattr(args, "{}:{}".format(cls.__name__, key))
            if value is not None:
                options[key] = value
        config.set_for(cls.__name__, options)
        cls(config.options[cls.__name__])


if __name__ == "__main__":
    main()
