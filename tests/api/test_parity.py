"""`knobgraph parity` on the bundled example: the rows, byte by byte, the filters and the exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from knobgraph_api.command_line import main

ROOT = Path(__file__).parents[2]
PAIR = ("scripts/fit_legacy.py", "scripts/fit_torch.py")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("parity") / "graph.kgraph")
    result = CliRunner().invoke(main, ["ingest", str(ROOT / "examples" / "tides"), "--store", path])
    assert result.exit_code == 0, result.output
    return path


def parity(store: str, *options: str) -> Result:
    return CliRunner().invoke(main, ["parity", "--store", store, *options])


@pytest.mark.parametrize("form", ["md", "json", "csv"])
def test_the_rows_of_the_example_are_these(store: str, form: str) -> None:
    assert parity(store, "--format", form).stdout == (ROOT / "tests" / "api" / "parity" / f"tides.{form}").read_text(encoding="utf-8")


def test_a_pair_given_the_other_way_round_is_mirrored(store: str) -> None:
    there = json.loads(parity(store, "--pair", *PAIR, "--format", "json").stdout)
    back = json.loads(parity(store, "--pair", *PAIR[::-1], "--format", "json").stdout)
    assert there
    assert [(r["left_id"], r["left_says"], r["left_lineage"], r["right"]) for r in there] == [
        (r["right_id"], r["right_says"], r["right_lineage"], r["left"]) for r in back
    ]


def test_kinds_filter(store: str) -> None:
    rows = json.loads(parity(store, "--kind", "renamed", "--kind", "required", "--format", "json").stdout)
    assert {r["kind"] for r in rows} == {"renamed", "required"}


@pytest.mark.parametrize(("fail_on", "code"), [("required,semantics", 1), ("any", 1), ("semantics", 0), ("nonsense", 2)])
def test_the_exit_code_tells_of_gaps_only_when_asked(store: str, fail_on: str, code: int) -> None:
    assert parity(store, "--fail-on", fail_on).exit_code == code


def test_a_pair_that_was_not_compared_is_refused_with_those_that_were(store: str) -> None:
    result = parity(store, "--pair", "a.py", "b.py")
    assert result.exit_code == 2
    assert "a.py and b.py were not compared at ingest; compared were: scripts/fit_legacy.py and scripts/fit_torch.py" in result.output


def test_the_inventory_of_the_example_is_this(store: str, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["export", "phase-a", "--out", str(tmp_path), "--store", store])
    assert result.exit_code == 0, result.output
    written = (tmp_path / "cli_inventory.md").read_text(encoding="utf-8")
    assert written == (ROOT / "tests" / "api" / "parity" / "tides_cli_inventory.md").read_text(encoding="utf-8")
