"""A flag's checks: those that refuse its value, as written, and no others."""

from __future__ import annotations

from pathlib import Path

from knobgraph_ingest.ingestion import ingest

TEXT = """
import argparse, os, sys
from dataclasses import dataclass

@dataclass
class Run:
    threads: int = 1

    def __post_init__(self):
        if self.threads < 1:
            raise ValueError("threads")

p = argparse.ArgumentParser()
p.add_argument("--jobs", type=int, default=1)
p.add_argument("--input", required=True)
p.add_argument("--list", action="store_true")
p.add_argument("--a")
p.add_argument("--b")
a = p.parse_args()
if a.list:
    print("nothing")
    sys.exit(0)
if not os.path.exists(a.input):
    sys.exit(f"no such file: {a.input}")
if a.a and a.b:
    p.error("a or b")
assert a.jobs != 13
print(Run(a.jobs))
"""


def test_checks_are_told_with_their_place_and_text(tmp_path: Path) -> None:
    (tmp_path / "run.py").write_text(TEXT)
    found = {n.key.id: n.properties.get("validations") for n in ingest(tmp_path).graph.nodes if n.key.label == "Flag"}
    assert found == {
        "run.py#--jobs": ["run.py:10: if self.threads < 1", "run.py:27: if not (a.jobs != 13)"],
        "run.py#--input": ["run.py:23: if not os.path.exists(a.input)"],
        "run.py#--list": None,
        "run.py#--a": ["run.py:25: if a.a and a.b"],
        "run.py#--b": ["run.py:25: if a.a and a.b"],
    }


def test_a_check_is_told_with_the_conditions_around_it(tmp_path: Path) -> None:
    (tmp_path / "run.py").write_text(
        "import argparse\np = argparse.ArgumentParser()\np.add_argument('--mode')\np.add_argument('--size', type=int)\na = p.parse_args()\n"
        "if a.size == 1:\n    print(a)\nelif a.size == 2:\n    print(a)\nelse:\n    raise ValueError(a.size)\n"
        "if a.size > 1:\n    if a.mode != 'mae':\n        raise ValueError(a.mode)\n"
    )
    found = {n.key.id: n.properties.get("validations") for n in ingest(tmp_path).graph.nodes if n.key.label == "Flag"}
    assert found == {
        "run.py#--mode": ["run.py:13: if a.mode != 'mae', where a.size > 1"],
        "run.py#--size": ["run.py:8: if not (a.size == 2), where not (a.size == 1)"],
    }


def test_a_check_of_a_parameter_is_of_the_flag_that_alone_decides_it(tmp_path: Path) -> None:
    (tmp_path / "run.py").write_text(
        "import argparse, os\ndef show(path, size, both):\n    if not os.path.exists(path):\n        raise FileNotFoundError(path)\n"
        "    if both > 3:\n        raise ValueError(both)\n    half = size / 2\n    if half < 1:\n        raise ValueError(half)\n"
        "p = argparse.ArgumentParser()\np.add_argument('--input')\np.add_argument('--size', type=int)\np.add_argument('--more', type=int)\na = p.parse_args()\n"
        "show(a.input, a.size, a.size + a.more)\n"
    )
    found = {n.key.id: n.properties.get("validations") for n in ingest(tmp_path).graph.nodes if n.key.label == "Flag"}
    assert found == {"run.py#--input": ["run.py:3: if not os.path.exists(path)"], "run.py#--size": None, "run.py#--more": None}
