"""The proposed class is Python that runs and that a strict type checker accepts, and cites what it is made from."""

from __future__ import annotations

import dataclasses
import subprocess
import sys
from pathlib import Path
from typing import Any

from knobgraph_api.knob_scaffold import knob_scaffold
from knobgraph_graph.offline_store import OfflineStore
from knobgraph_ingest.ingestion import ingest
from knobgraph_queries.query import load_query

CASE = Path(__file__).parents[1] / "cases" / "knob_arguments" / "repo"


def rows(folder: Path) -> list[dict[str, Any]]:
    store = OfflineStore(folder / "graph.kgraph")
    store.replace(ingest(CASE).graph)
    return [dataclasses.asdict(r) for r in load_query("knobs").run(store)]


def test_the_scaffold_runs_and_a_strict_type_checker_accepts_it(tmp_path: Path) -> None:
    file = tmp_path / "execution_config.py"
    file.write_text(knob_scaffold(rows(tmp_path)), encoding="utf-8")
    checked = subprocess.run([sys.executable, "-m", "mypy", "--strict", str(file)], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert checked.returncode == 0, checked.stdout
    module: dict[str, Any] = {"__name__": "execution_config"}
    sys.modules["execution_config"] = type(sys)("execution_config")
    exec(compile(file.read_text(encoding="utf-8"), str(file), "exec"), module)
    config = module["ExecutionConfig"]()
    assert dataclasses.asdict(config) == {
        "batch_size": 16, "deterministic": True, "devices": 1, "max_epochs": 3, "monitor": "val_loss", "num_workers": 0, "patience": 3,
    }  # fmt: skip


def test_each_field_cites_the_lines_it_is_made_from(tmp_path: Path) -> None:
    said = ["Trainer(max_epochs=): Stop after so many passes over the training data.", "tool.py:15, tool.py:28", "today from tool.py#--epochs"]
    assert "".join(f"    # {line}\n" for line in said) in knob_scaffold(rows(tmp_path))


def test_a_word_of_the_language_and_a_shared_name_still_give_fields() -> None:
    row = {
        "home": "C", "category": "x", "callee": "a.Left", "parameter": "lambda", "binding": "literal", "constant": None, "value": "1", "default": None,
        "purpose": None, "path": "a.py", "line": 1, "flows_from": [],
    }  # fmt: skip
    text = knob_scaffold([row, {**row, "callee": "a.RightHand", "parameter": "size", "value": "'x\"y'"}, {**row, "callee": "a.Left", "parameter": "size"}])
    assert [line.strip() for line in text.splitlines() if ": " in line and "=" in line and "#" not in line] == [
        "lambda_: int = 1", "left_size: int = 1", "right_hand_size: str = 'x\"y'",
    ]  # fmt: skip
