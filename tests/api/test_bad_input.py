"""Bad input gets one clear line on stderr, no traceback, and exit code 2."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / "examples" / "tides"


def knobgraph(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from knobgraph_api.command_line import main; main()", *arguments]
    clean = {k: v for k, v in os.environ.items() if not k.startswith("KNOBGRAPH_")}
    return subprocess.run(command, cwd=folder, env=clean, capture_output=True, text=True, timeout=120, check=False)


def refused(run: subprocess.CompletedProcess[str], word: str) -> None:
    assert run.returncode == 2, run.stderr
    assert run.stdout == ""
    lines = [line for line in run.stderr.splitlines() if line.startswith("Error")]
    assert len(lines) == 1
    assert word in run.stderr
    assert "Traceback" not in run.stderr


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stored")
    assert knobgraph(folder, "ingest", str(EXAMPLE)).returncode == 0
    return folder


def test_no_such_path(tmp_path: Path) -> None:
    refused(knobgraph(tmp_path, "ingest", "nowhere"), "no such path")


def test_a_file_instead_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "tool.py").write_text("print()")
    refused(knobgraph(tmp_path, "ingest", "tool.py"), "not a folder")


def test_not_a_python_repository(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "README").write_text("no code")
    refused(knobgraph(tmp_path, "ingest", "text"), "no Python file")


def test_a_store_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where a folder is needed")
    refused(knobgraph(tmp_path, "ingest", str(EXAMPLE), "--store", "taken/graph.kgraph"), "taken")


def test_no_store_yet(tmp_path: Path) -> None:
    refused(knobgraph(tmp_path, "flags"), "ingest")


def test_a_damaged_store(stored: Path, tmp_path: Path) -> None:
    whole = (stored / ".knobgraph" / "graph.kgraph").read_bytes()
    (tmp_path / "cut.kgraph").write_bytes(whole[: len(whole) // 2])
    refused(knobgraph(tmp_path, "flags", "--store", "cut.kgraph"), "cut.kgraph")


def test_a_foreign_file_as_store(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a graph")
    refused(knobgraph(tmp_path, "flags", "--store", "notes.txt"), "notes.txt")
    refused(knobgraph(tmp_path, "ingest", str(EXAMPLE), "--store", "notes.txt"), "notes.txt")
    assert (tmp_path / "notes.txt").read_text() == "not a graph"


def test_an_unknown_flag_suggests_the_nearest(stored: Path) -> None:
    refused(knobgraph(stored, "lineage", "--gauge-fil"), "did you mean")
