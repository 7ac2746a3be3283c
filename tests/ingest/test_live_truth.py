"""A pinned program of our own tools, run with one flag changed at a time: what moves must be in its lineage."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

import pytest

from knobgraph_api.flag_row import flag_rows
from knobgraph_api.lineage_path import FlowNetwork
from knobgraph_graph.offline_store import OfflineStore
from knobgraph_ingest.ingestion import ingest

PROGRAM = "import-linter"
ENTRY_POINT = "importlinter/cli.py:lint_imports_command"
RUNNER = """
import importlib, json, sys
sys.path.insert(0, ".")
watched = {}
for name in ("importlinter.application.ports.reporting.Report", "importlinter.application.user_options.UserOptions"):
    module, _, cls = name.rpartition(".")
    made = getattr(importlib.import_module(module), cls)
    def init(self, *args, made=made, first=made.__init__, name=name, **kwargs):
        watched[name] = self
        first(self, *args, **kwargs)
    made.__init__ = init
from importlinter.cli import lint_imports_command
try:
    lint_imports_command(sys.argv[2:])
finally:
    shown = {f"{n}.{k}": [type(v).__name__ for v in value] if k == "contracts" else str(value) for n, o in watched.items() for k, value in vars(o).items()}
    json.dump(shown, open(sys.argv[1], "w"))
"""
CONFIG = """[importlinter]
root_package = shop
[importlinter:contract:a]
name = A
type = forbidden
source_modules = shop.a
forbidden_modules = shop.b
"""
MORE = """[importlinter:contract:b]
name = B
type = independence
modules =
    shop.a
    shop.b
"""
CHANGES = {"--show-timings": ["--show-timings"], "--contract": ["--contract", "b"], "--config": ["--config", "other.ini"], "--no-logo": ["--no-logo"]}
# Counted in a loop over what the flag selects: the number of turns is not followed. It may only go away.
KNOWN_MISSES = {"--contract": {"importlinter.application.ports.reporting.Report.kept_count"}}


def values(folder: Path, *arguments: str) -> dict[str, object]:
    out = folder / "values.json"
    run = subprocess.run([sys.executable, "run.py", str(out), *arguments], cwd=folder, capture_output=True, text=True, check=False)
    assert run.returncode in (0, 1), run.stderr
    found: dict[str, object] = json.loads(out.read_text(encoding="utf-8"))
    return found


@pytest.fixture
def moved(tmp_path: Path) -> dict[str, set[str]]:
    folder = tmp_path / "run"
    (folder / "shop").mkdir(parents=True)
    for name in ("__init__", "a", "b"):
        (folder / "shop" / f"{name}.py").write_text("", encoding="utf-8")
    (folder / "run.py").write_text(RUNNER, encoding="utf-8")
    (folder / ".importlinter").write_text(CONFIG + MORE, encoding="utf-8")
    (folder / "other.ini").write_text(CONFIG, encoding="utf-8")
    base, again = values(folder, "--no-cache"), values(folder, "--no-cache")
    # The text of a graph lists its modules in no order, so that two equal runs differ only now and then.
    stable = {f for f in base if base[f] == again[f] and " at 0x" not in str(base[f]) and "duration" not in f and not f.endswith(".graph")}
    return {flag: {f for f, value in values(folder, "--no-cache", *given).items() if f in stable and value != base[f]} for flag, given in CHANGES.items()}


@pytest.fixture
def said(tmp_path: Path) -> dict[str, set[str]]:
    repository = tmp_path / "repository"
    installed = distribution(PROGRAM)
    for file in installed.files or ():
        if file.suffix == ".py" or file.name in ("entry_points.txt", "METADATA"):
            (repository / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(Path(str(installed.locate_file(file))), repository / file)
    store = OfflineStore(tmp_path / "graph.kgraph")
    store.replace(ingest(repository).graph)
    network = FlowNetwork.of(store)
    own = [f for f in flag_rows(store) if f["id"].startswith(f"{ENTRY_POINT}#")]
    return {f["names"][0]: {row["target"] for row in network.downstream(f["id"], is_flag=True)} for f in own}


def test_what_a_run_shows_to_move_is_in_the_lineage(moved: dict[str, set[str]], said: dict[str, set[str]]) -> None:
    report = "importlinter.application.ports.reporting.Report"
    assert moved["--show-timings"] == {f"{report}.show_timings"}
    assert f"{report}.contracts" in moved["--contract"] & moved["--config"]
    assert {flag: fields - said[flag] for flag, fields in moved.items()} == {flag: KNOWN_MISSES.get(flag, set()) for flag in CHANGES}


def test_a_switch_reaches_no_watched_field_that_a_run_does_not_move(moved: dict[str, set[str]], said: dict[str, set[str]]) -> None:
    for flag in ("--show-timings", "--no-logo"):
        assert {t for t in said[flag] if t.startswith("importlinter.application.ports.reporting.Report.")} == moved[flag]
