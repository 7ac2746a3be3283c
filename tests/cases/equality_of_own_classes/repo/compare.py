import argparse
import enum
from dataclasses import dataclass
from pathlib import Path, PosixPath


class Word(str):
    pass


class Folder(PosixPath):
    pass


class Version:
    def __init__(self, text):
        self.text = text

    def __eq__(self, other):
        return self.text == other.text


class Inherited(Version):
    pass


class Mode(enum.Enum):
    FAST = "fast"
    SLOW = "slow"


class Level(enum.IntEnum):
    LOW = 10
    HIGH = 11


class Plain:
    pass


@dataclass(frozen=True)
class Point:
    x: int


class Run:
    pass


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--word")
    parser.add_argument("--member")
    parser.add_argument("--key")
    parser.add_argument("--folder")
    parser.add_argument("--version")
    parser.add_argument("--inherited")
    parser.add_argument("--listed")
    parser.add_argument("--looked-up")
    parser.add_argument("--point")
    parser.add_argument("--mode")
    parser.add_argument("--plain")
    parser.add_argument("--identity")
    parser.add_argument("--root", type=str)
    parser.add_argument("--number")
    parser.add_argument("--other-number")
    parser.add_argument("--stored")
    options = parser.parse_args()
    run = Run()
    if Word("a") == "a":
        run.word = options.word
    if Word("a") in ("a", "b"):
        run.member = options.member
    if Word("a") in {"a": 1}:
        run.key = options.key
    if Folder("x") == Path("x"):
        run.folder = options.folder
    if Version("1") == Version("1"):
        run.version = options.version
    if Inherited("1") != Inherited("1"):
        pass
    else:
        run.inherited = options.inherited
    if Version("1") in [Version("1")]:
        run.listed = options.listed
    run.looked_up = {"a": options.looked_up}[Word("a")]
    if Point(1) in {Point(1): 2}:
        run.point = options.point
    if Mode.FAST == Mode.SLOW:
        run.mode = options.mode
    if Plain() == Plain():
        run.plain = options.plain
    if Version("1") is Version("1"):
        run.identity = options.identity
    if Level.HIGH == 11:
        run.number = options.number
    if 10 == Level.HIGH:
        run.other_number = options.other_number
    table = {Word("x"): options.stored}
    run.stored = table["x"]
    run.root = Folder(options.root).resolve()
    run.below = Folder(options.root) / "below"
    run.fixed = Folder("fixed")
    print(vars(run))


if __name__ == "__main__":
    main()
