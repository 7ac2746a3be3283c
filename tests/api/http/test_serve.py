"""`knobgraph serve` as a process: it starts, answers, and ends when told."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from knobgraph_api.command_line import main
from knobgraph_graph.fact import PropertyGraph
from knobgraph_graph.offline_store import OfflineStore

PROGRAM = (sys.executable, "-c", "from knobgraph_api.command_line import main; main()")


def test_it_starts_answers_and_ends_when_told(tides: PropertyGraph, tmp_path: Path) -> None:
    store = OfflineStore(tmp_path / "graph.kgraph")
    store.replace(tides)
    token = "a-token-of-the-test-suite"
    command = [*PROGRAM, "serve", "--host", "0.0.0.0", "--port", "0", "--store", str(store.path)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "KNOBGRAPH_TOKEN": token}) as process:
        assert process.stderr is not None
        port = next(m[1] for line in process.stderr if (m := re.search(r"http://0\.0\.0\.0:(\d+)", line)))
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
            assert client.get("/api/v1/flags").status_code == 401
            answer = client.get("/api/v1/flags", headers={"Authorization": f"Bearer {token}"})
            assert answer.status_code == 200
            assert "server" not in answer.headers
        started = time.monotonic()
        process.send_signal(signal.SIGTERM)
        rest = process.stderr.read()
        process.wait(15)
        assert time.monotonic() - started < 12
    assert token not in rest
    assert "Traceback" not in rest


def test_a_root_that_is_no_folder_is_refused(tmp_path: Path) -> None:
    ended = CliRunner().invoke(main, ["serve", "--allow-ingest", str(tmp_path / "nowhere")])
    assert ended.exit_code == 2
    assert "no such folder" in ended.output


def test_a_store_of_unknown_kind_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KNOBGRAPH_TOKEN", raising=False)
    ended = CliRunner().invoke(main, ["serve", "--store", "ftp://example.org"])
    assert ended.exit_code == 2
    assert "unknown kind of store" in ended.output
