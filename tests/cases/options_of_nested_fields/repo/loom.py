"""Options made in a loop over the fields of nested dataclasses, their words told apart letter by letter, and laid over a config by dotted names."""

from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import get_type_hints

import click


@dataclass
class Thread:
    colour: str = "red"
    thickNess: int = 2
    twisted: bool = True


@dataclass
class Weave:
    file: Path = Path("out")
    thread: Thread = field(default_factory=Thread)
    rowCount: int = 10
    secret: str = field(default="", metadata={"cli": False})


def words_of(name):
    words = []
    letters = []

    def flush():
        if letters:
            words.append("".join(letters).lower())
            letters.clear()

    for letter in name:
        if 64 < ord(letter) < 91:
            flush()
        letters.append(letter)
    flush()
    return words


def options_of(cls, parent=""):
    hints = get_type_hints(cls)
    for one in fields(cls):
        path = f"{parent}.{one.name}".strip(".")
        if not one.metadata.get("cli", one.name):
            continue
        if is_dataclass(hints[one.name]):
            yield from options_of(hints[one.name], path)
            continue
        option = "-".join(words_of(one.name))
        names = [f"--{option}/--no-{option}" if hints[one.name] is bool else f"--{option}", path.replace(".", "__")]
        yield click.option(*names, default=None)


def options(cls):
    def decorate(function):
        for option in reversed(list(options_of(cls))):
            option(function)
        return function

    return decorate


def lay_over(target, path, value):
    *holders, last = path.split(".")
    for name in holders:
        target = getattr(target, name)
    setattr(target, last, value)


@click.command()
@options(Weave)
def main(**given):
    weave = Weave()
    for path, value in {k.replace("__", "."): v for k, v in given.items() if v is not None}.items():
        lay_over(weave, path, value)
    print(weave)


if __name__ == "__main__":
    main()
