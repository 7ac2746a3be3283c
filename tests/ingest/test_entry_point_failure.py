"""A defect met in one entry point is said with its place and costs no other entry point."""

from __future__ import annotations

from pathlib import Path

import pytest

from knobgraph_ingest.ingestion import ingest
from knobgraph_ingest.models import type_functions
from knobgraph_ingest.registry import load_models

TOOL = """import argparse
parser = argparse.ArgumentParser()
parser.add_argument("--{name}")
args = parser.parse_args()
{extra}
"""


def test_the_other_entry_points_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("a defect of ours")

    (tmp_path / "a.py").write_text(TOOL.format(name="first", extra="print(id(1))"))
    (tmp_path / "b.py").write_text(TOOL.format(name="second", extra=""))
    monkeypatch.setitem(type_functions.MODELS, "builtins.id", broken)
    load_models.cache_clear()
    try:
        result = ingest(tmp_path, jobs=1)
    finally:
        load_models.cache_clear()
    assert [(b.path, b.line, b.reason) for b in result.report.bounds] == [("a.py", 5, "the analysis failed here: ZeroDivisionError: a defect of ours")]
    assert {n.key.id for n in result.graph.nodes if n.key.label == "Flag"} == {"a.py#--first", "b.py#--second"}
