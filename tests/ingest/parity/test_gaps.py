"""Each kind of gap on a pair of programs that is just large enough to have it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from knobgraph_graph.offline_store import OfflineStore
from knobgraph_ingest.ingestion import ingest
from knobgraph_ingest.profile import parse_profile
from knobgraph_queries.query import load_query

CONFIG = "import os\nfrom dataclasses import dataclass\n@dataclass\nclass Fit:\n    steps: int = 3\n    rate: float = 0.5\n    out: str = 'x'\n"
HEAD = "import argparse, os, json\nfrom conf import Fit\np = argparse.ArgumentParser()\n"
TAIL = "print(c.steps, c.rate, c.out)\n"
PROFILE = """
[[backends]]
name = "old"
paths = ["/old.py", "/conf.py"]
[[backends]]
name = "new"
paths = ["/new.py"]
[canonical]
classes = ["conf.Fit"]
[[pairs]]
entry_points = ["old.py", "new.py"]
"""


def program(*arguments: str, made: str) -> str:
    declared = "".join(f"p.add_argument({a})\n" for a in arguments)
    return f"{HEAD}{declared}a = p.parse_args()\nc = {made}\n{TAIL}"


def gaps(folder: Path, old: str, new: str, more: str = "") -> list[Any]:
    for name, text in (("conf.py", CONFIG), ("old.py", old), ("new.py", new)):
        (folder / name).write_text(text)
    store = OfflineStore(folder / "graph.kgraph")
    store.replace(ingest(folder, parse_profile(PROFILE + more)).graph)
    return load_query("parity").run(store)


STEPS = program("'--steps', type=int, default=3", made="Fit(steps=a.steps)")
CASES = {
    "semantics": (STEPS, program("'--steps', type=int, default=3", made="Fit(steps=a.steps * 2)"), "assigns conf.Fit.steps", "derives conf.Fit.steps"),
    "missing": (STEPS, program("'--verbose', action='store_true'", made="Fit()"), "--steps", "no flag; the field keeps its default"),
    "renamed": (STEPS, program("'--epochs', type=int, default=3", made="Fit(steps=a.epochs)"), "--steps", "--epochs"),
    "default": (STEPS, program("'--steps', type=int, default=4", made="Fit(steps=a.steps)"), "3", "4"),
    "type": (STEPS, program("'--steps', type=float, default=3", made="Fit(steps=a.steps)"), "int", "float"),
    "choices": (STEPS, program("'--steps', type=int, default=3, choices=[3, 4]", made="Fit(steps=a.steps)"), "any", "[3, 4]"),
    "required": (STEPS, program("'--steps', type=int, required=True", made="Fit(steps=a.steps)"), "optional", "required"),
    "dead": (STEPS, program("'--steps', type=int, default=3", made="Fit()"), "used", "ignored"),
    "hard-coded": (STEPS, program("'--verbose', action='store_true'", made="Fit(\n    steps=8,\n)"), "--steps", "8 at new.py:7"),
    "environment": (
        program("'--rate', type=float", made="Fit(steps=os.environ.get('STEPS'), rate=a.rate)"),
        program("'--rate', type=float", made="Fit(steps=7, rate=a.rate)"), "STEPS", "not from the environment",
    ),
    "config-file": (
        program("'--file'", made="(lambda d: Fit(steps=d['steps'], rate=d['rate']))(json.load(open(a.file)))"),
        program("'--file'", made="Fit(steps=1, rate=len(a.file))"), "a file sets conf.Fit.rate, conf.Fit.steps", "no file sets these",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", CASES)
def test_a_gap_of_each_kind(kind: str, tmp_path: Path) -> None:
    old, new, left, right = CASES[kind]
    found = [g for g in gaps(tmp_path, old, new) if g.kind == kind]
    assert (left, right) in [(g.left_says, g.right_says) for g in found]


@pytest.mark.parametrize("kind", CASES)
def test_no_gap_of_a_program_to_its_copy(kind: str, tmp_path: Path) -> None:
    assert gaps(tmp_path, CASES[kind][0], CASES[kind][0]) == []


def test_one_name_for_two_fields_is_critical(tmp_path: Path) -> None:
    old = program("'--n', type=int, default=3", made="Fit(steps=a.n)")
    new = program("'--n', type=int, default=3", made="Fit(rate=a.n)")
    (found,) = [g for g in gaps(tmp_path, old, new) if g.kind == "semantics"]
    assert (found.severity, found.left_says, found.right_says) == ("critical", "sets conf.Fit.steps", "sets conf.Fit.rate")


def test_a_flag_whose_own_field_defaults_otherwise(tmp_path: Path) -> None:
    new = program("'--steps', type=int, default=9", made="Fit(steps=a.steps)")
    (found,) = [g for g in gaps(tmp_path, program("'--rate'", made="Fit()"), new) if g.kind == "own-default"]
    assert (found.left, found.right, found.left_says, found.right_says) == (None, "--steps", "3, the default of conf.Fit.steps", "9")


def test_an_alias_makes_counterparts_of_what_never_meets(tmp_path: Path) -> None:
    old, new = program("'--port'", made="Fit(out=a.port)"), program("'--bind'", made="Fit(steps=a.bind)")
    assert "missing" in {g.kind for g in gaps(tmp_path, old, new)}
    alias = '[[aliases]]\ncanonical = "address"\nnames = ["--port", "--bind"]\n'
    assert "missing" not in {g.kind for g in gaps(tmp_path, old, new, alias)}


def test_what_is_excluded_is_not_compared(tmp_path: Path) -> None:
    assert [g.kind for g in gaps(tmp_path, STEPS, program(made="Fit()"), '[exclude]\nflags = ["--steps"]\n')] == []


def test_both_lineages_and_citations_are_there(tmp_path: Path) -> None:
    (found,) = [g for g in gaps(tmp_path, *CASES["default"][:2]) if g.kind == "default"]
    assert found.left_lineage == ["old.py:6: c = Fit(steps=a.steps)"]
    assert (found.left_place, found.left_text) == ("old.py:4", "p.add_argument('--steps', type=int, default=3)")
    assert (found.right_place, found.right_lineage) == ("new.py:4", ["new.py:6: c = Fit(steps=a.steps)"])


@pytest.mark.parametrize(("own", "differs"), [("3 * UNIT", False), ("4 * UNIT", True)])
def test_a_mark_for_not_given_is_no_default_of_its_own(own: str, differs: bool, tmp_path: Path) -> None:
    old = (
        f"import argparse\nNOT_GIVEN = object()\nUNIT = 1\nclass Plain:\n    steps = {own}\np = argparse.ArgumentParser()\n"
        "p.add_argument('--steps', type=int, default=NOT_GIVEN)\na = p.parse_args()\nc = Plain()\n"
        "if a.steps is not NOT_GIVEN:\n    c.steps = a.steps\nprint(c.steps)\n"
    )
    found = [g for g in gaps(tmp_path, old, STEPS) if g.kind == "default"]
    assert [g.left_says.rpartition(" (")[2] for g in found] == (["comes to 4)"] if differs else [])
