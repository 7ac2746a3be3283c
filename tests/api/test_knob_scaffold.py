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


def scaffold(folder: Path) -> str:
    store = OfflineStore(folder / "graph.kgraph")
    store.replace(ingest(CASE).graph)
    types = {r.id: r.type for name in ("fields", "flags") for r in load_query(name).run(store)}
    return knob_scaffold([dataclasses.asdict(r) for r in load_query("knobs").run(store)], types)


def row(callee: str, parameter: str, value: str, **more: object) -> dict[str, Any]:
    return {
        "home": "C", "category": "x", "callee": callee, "parameter": parameter, "binding": "literal", "constant": None, "value": value, "default": None,
        "type": None, "purpose": None, "path": "a.py", "line": 1, "flows_from": [], **more,
    }  # fmt: skip


def declared(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if ": " in line and "=" in line and "#" not in line]


def test_the_scaffold_runs_and_a_strict_type_checker_accepts_it(tmp_path: Path) -> None:
    file = tmp_path / "execution_config.py"
    file.write_text(scaffold(tmp_path), encoding="utf-8")
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
    assert "".join(f"    # {line}\n" for line in said) in scaffold(tmp_path)


def test_a_word_of_the_language_and_a_shared_name_still_give_fields() -> None:
    rows = [row("a.Left", "lambda", "1"), row("a.Right", "size", "'x\"y'"), row("a.Left", "size", "1")]
    assert declared(knob_scaffold(rows, {})) == ["lambda_: int = 1", "left_size: int = 1", "right_size: str = 'x\"y'"]


def test_an_argument_of_a_function_is_named_after_it_and_nothing_is_said_twice() -> None:
    rows = [row("a.set_uri", "uri", "'x'"), row("a.shuffle_all", "seed", "3"), row("a.start_run", "run_name", "'r'")]
    assert declared(knob_scaffold(rows, {})) == ["uri: str = 'x'", "shuffle_all_seed: int = 3", "start_run_name: str = 'r'"]


def test_two_arguments_that_would_have_one_name_keep_their_owners() -> None:
    rows = [row("a.set_root_uri", "uri", "'x'"), row("a.Client", "root_uri", "'y'")]
    assert declared(knob_scaffold(rows, {})) == ["client_root_uri: str = 'y'", "set_root_uri_uri: str = 'x'"]


def test_a_type_comes_from_the_library_from_what_flows_in_or_from_the_form() -> None:
    rows = [
        row("a.Loop", "rounds", "args.rounds", binding="flows", flows_from=["t.py#--rounds"], default="None"),
        row("a.Loop", "metric", "name()", binding="unknown", type="int | str"),
        row("a.Loop", "keep", "args.workers > 0", binding="derived"),
        row("a.Loop", "mode", "config.mode", binding="flows", flows_from=["t.Config.mode"], default="'min'"),
        row("a.Loop", "shape", "config.shape", binding="flows", flows_from=["t.Config.shape"]),
    ]
    types = {"t.py#--rounds": "int", "t.Config.mode": "Literal['min', 'max']", "t.Config.shape": "Tuple[int, int]"}
    said = knob_scaffold(rows, types)
    assert declared(said) == ["keep: bool | None = None", "metric: int | str | None = None", "mode: str = 'min'", "rounds: int | None = None"]
    assert "    # No field, for they hold objects:\n    # Loop(shape=) at a.py:1\n" in said


def test_a_field_says_what_else_is_written_today() -> None:
    rows = [row("a.Stop", "patience", value, line=n) for n, value in enumerate(["5", "5", "100", "1e2"], 1)]
    assert "    # elsewhere 100, 100.0\n    patience: float = 5\n" in knob_scaffold(rows, {})
