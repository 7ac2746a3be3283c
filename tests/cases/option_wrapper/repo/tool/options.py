import argparse
import enum
import functools

_Given = enum.Enum("_Given", "NO")
Level = enum.IntEnum("Level", ["LOW", "HIGH"], start=10)


def listed(value, *, comma):
    return value.split(",") if comma else value


class Option:
    def __init__(self, short=_Given.NO, long=_Given.NO, action=_Given.NO, default=_Given.NO, type=_Given.NO, comma=False, from_file=False):
        if long is _Given.NO and short is not _Given.NO and short.startswith("--"):
            short, long = _Given.NO, short
        if comma:
            type = functools.partial(listed, comma=comma)
        self.names = [x for x in (short, long) if x is not _Given.NO]
        self.keywords = {"action": action, "default": default, "type": type}
        self.from_file = from_file

    @property
    def given(self):
        return {k: v for k, v in self.keywords.items() if v is not _Given.NO}


class Options:
    def __init__(self):
        self.parser = argparse.ArgumentParser()
        self.from_file = []

    def add(self, *args, **kwargs):
        option = Option(*args, **kwargs)
        self.parser.add_argument(*option.names, **option.given)
        if option.from_file:
            self.from_file.append(option.names[-1])

    def parse(self, args=None, values=None):
        if values:
            self.parser.set_defaults(**vars(values))
        return self.parser.parse_args(args)
