"""The plug-ins are found by folder, and a malformed one is named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from knobgraph_ingest.discovery import discover
from knobgraph_ingest.frameworks import tyro_framework
from knobgraph_ingest.registry import PlugInError, load_starters


@pytest.fixture(autouse=True)
def _read_anew() -> Iterator[None]:
    load_starters.cache_clear()
    yield
    load_starters.cache_clear()


def test_a_script_starts_by_what_a_framework_declares(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tool.py").write_text("import reader.lines as rl\n\n\ndef main(size: int) -> None: ...\n\n\nrl.begin(main)\n")
    assert discover(tmp_path, starters=load_starters()).entry_points == ()
    monkeypatch.setattr(tyro_framework, "STARTERS", ("reader.lines.begin",))
    load_starters.cache_clear()
    assert [(s.path, s.line) for s in discover(tmp_path, starters=load_starters()).entry_points] == [("tool.py", 7)]


@pytest.mark.parametrize("declared", ["tyro.cli", ("cli",), (1,)])
def test_a_malformed_declaration_is_refused_with_the_name_of_its_file(declared: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tyro_framework, "STARTERS", declared)
    with pytest.raises(PlugInError, match=r"knobgraph_ingest\.frameworks\.tyro_framework declares in STARTERS"):
        load_starters()
