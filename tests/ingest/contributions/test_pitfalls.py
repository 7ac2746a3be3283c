"""Each kind of pitfall is found where it is, and only there."""

from __future__ import annotations

from pathlib import Path

import pytest

from knobgraph_ingest.contributions.pitfalls import finders
from knobgraph_ingest.ingestion import ingest

HEAD = "import argparse\n\np = argparse.ArgumentParser()\n"
TAIL = "args = p.parse_args()\nprint(args)\n"
TRAPS = {
    "boolean_type": ('p.add_argument("--big", type=bool, default=False)', "--big"),
    "switch_default": ('p.add_argument("--fast", action="store_true", default=True)', "--fast"),
    "choices_default": ('p.add_argument("--mode", choices=["a", "b"], default="c")', "--mode"),
    "appended_default": ('p.add_argument("--tag", action="append", default=["x"])', "--tag"),
    "shared_dest": ('p.add_argument("--lr", type=float, default=0.1)\np.add_argument("--rate", dest="lr", type=float, default=0.2)', "--rate"),
    "abbreviation": ('p.add_argument("--data")\np.add_argument("--data_dir")', "--data"),
    "required_default": ('p.add_argument("--out", required=True, default="x")', "--out"),
    "help_default": ('p.add_argument("--level", type=int, default=3, help="level (default: 5)")', "--level"),
}
SOUND = """
p.add_argument("--big", action=argparse.BooleanOptionalAction, default=True)
p.add_argument("--fast", action="store_true")
p.add_argument("--slow", dest="quick", action="store_false", default=True)
p.add_argument("--quick", dest="quick", action="store_true", default=True)
p.add_argument("--mode", choices=["a", "b"], default="b")
p.add_argument("--size", type=int, choices=[1, 2])
p.add_argument("--tag", action="append", default=[])
p.add_argument("--name", required=True)
p.add_argument("--level", type=int, default=3, help="level (default: %(default)s)")
p.add_argument("--ratio", type=float, default=0.5, help="the default is 0.50.")
p.add_argument("--path", default="here", help="where to look, by default here and in the parent")
"""
FIELD = """from dataclasses import dataclass


@dataclass
class Config:
    rate: float = 0.5
    depth: int = 3


"""


def pitfalls_of(folder: Path, source: str) -> list[tuple[str, str, str]]:
    (folder / "tool.py").write_text(source, encoding="utf-8")
    nodes = [n for n in ingest(folder).graph.nodes if n.key.label == "Flag" and "pitfalls" in n.properties]
    rows = [(str(n.key.id).partition("#")[2], w, f) for n in nodes for w, f in zip(n.properties["pitfalls"], n.properties["pitfall_fixes"], strict=True)]  # type: ignore[arg-type]
    return [(flag, what.partition(":")[0].replace(" ", "_"), fix) for flag, what, fix in rows]


@pytest.mark.parametrize("kind", TRAPS)
def test_a_trap_is_found(kind: str, tmp_path: Path) -> None:
    source, flag = TRAPS[kind]
    found = pitfalls_of(tmp_path, HEAD + source + "\n" + TAIL)
    assert [(f, k) for f, k, _ in found] == [(flag, kind)]
    assert all(fix for _, _, fix in found)


def test_sound_declarations_have_none(tmp_path: Path) -> None:
    assert pitfalls_of(tmp_path, HEAD + SOUND + TAIL) == []


def test_a_field_with_another_default_is_named(tmp_path: Path) -> None:
    declared = 'p.add_argument("--rate", type=float, default=0.1)\np.add_argument("--depth", type=int, default=3)\n'
    source = "import argparse\n" + FIELD + "p = argparse.ArgumentParser()\n" + declared + "args = p.parse_args()\nConfig(args.rate, args.depth)\n"
    assert [(flag, kind) for flag, kind, _ in pitfalls_of(tmp_path, source)] == [("--rate", "field_default")]


def test_the_field_is_cited_where_it_is_declared_and_where_this_program_assigns_it(tmp_path: Path) -> None:
    (tmp_path / "config.py").write_text("from dataclasses import dataclass\n\n\n@dataclass\nclass Config:\n    rate: float = 0.5\n")
    source = """import argparse
from config import Config
p = argparse.ArgumentParser()
p.add_argument("--rate", type=float, default={default})
args = p.parse_args()
print(Config(rate=args.rate).rate)
"""
    (tmp_path / "first.py").write_text("# a line more\n" + source.format(default="0.5"))
    (tmp_path / "second.py").write_text(source.format(default="0.1"))
    rows = [n.properties["pitfalls"] for n in ingest(tmp_path).graph.nodes if "pitfalls" in n.properties]
    assert rows == [["field default: --rate defaults to 0.1, but the field config.Config.rate that it assigns at second.py:6 defaults to 0.5 (config.py:6)"]]


def test_there_is_a_trap_for_each_kind() -> None:
    assert {*TRAPS, "field_default"} == set(finders())


def test_a_parser_that_takes_no_abbreviations_has_no_trap_of_them(tmp_path: Path) -> None:
    source = "import argparse\n\np = argparse.ArgumentParser(allow_abbrev=False)\n" + TRAPS["abbreviation"][0] + "\n" + TAIL
    assert pitfalls_of(tmp_path, source) == []


def test_a_suppressed_default_contradicts_no_help_and_no_field(tmp_path: Path) -> None:
    declared = 'p.add_argument("--rate", type=str, default=argparse.SUPPRESS, help="defaults to \'auto\'")\n'
    source = "import argparse\n" + FIELD + "p = argparse.ArgumentParser()\n" + declared + "args = p.parse_args()\nConfig(rate=args.rate)\n"
    assert pitfalls_of(tmp_path, source) == []


@pytest.mark.parametrize(("first", "found"), [("--on", []), ("--off", ["--off"])])
def test_the_default_of_a_dest_is_that_of_its_first_flag(first: str, found: list[str], tmp_path: Path) -> None:
    flags = {"--on": 'p.add_argument("--on", dest="on", action="store_true")', "--off": 'p.add_argument("--off", dest="on", action="store_false")'}
    declared = "\n".join([flags.pop(first), *flags.values()])
    config = "from dataclasses import dataclass\n\n\n@dataclass\nclass Config:\n    on: bool = False\n\n\n"
    source = "import argparse\n" + config + "p = argparse.ArgumentParser()\n" + declared + "\nargs = p.parse_args()\nprint(Config(on=args.on).on)\n"
    assert [flag for flag, kind, _ in pitfalls_of(tmp_path, source) if kind == "field_default"] == found


MODE = """{head}
    p = argparse.ArgumentParser()
    p.add_argument("--lr", type=float, default={rate})
    p.add_argument("{name}")
    print(p.parse_args())
"""


def test_flags_of_modes_that_exclude_each_other_are_no_trap_for_each_other(tmp_path: Path) -> None:
    modes = [MODE.format(head=h, rate=r, name=n) for h, r, n in (("if len(sys.argv) > 2:", 0.1, "--data"), ("else:", 0.2, "--data_dir"))]
    assert pitfalls_of(tmp_path, "import argparse\nimport sys\n\n" + "".join(modes)) == []
