"""A repository is read on request, told as it happens, and never seen in part."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from knobgraph_api.http.settings import IngestSettings, ServerSettings
from knobgraph_graph.offline_store import OfflineStore
from tests.api.http.conftest import EXAMPLE, served


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(EXAMPLE, tmp_path / "repositories" / "tides")
    return tmp_path / "repositories"


@pytest.fixture
def client(root: Path, tmp_path: Path) -> Iterator[httpx.Client]:
    path = tmp_path / "graph.kgraph"
    with served(OfflineStore(path), ServerSettings(ingest=IngestSettings((root,), str(path)))) as opened:
        yield opened


def events(client: httpx.Client, url: str, last: str | None = None) -> list[tuple[int, str, dict[str, object]]]:
    found: list[tuple[int, str, dict[str, object]]] = []
    with client.stream("GET", url, headers={} if last is None else {"Last-Event-ID": last}) as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        event: dict[str, str] = {}
        for line in stream.iter_lines():
            name, _, value = line.partition(": ")
            event[name] = value
            if not line and "data" in event:
                found.append((int(event["id"]), event["event"], json.loads(event["data"])))
                event = {}
    return found


def test_a_repository_is_read_and_answers_from_then_on(client: httpx.Client, root: Path) -> None:
    assert client.get("/readyz").status_code == 503
    started = client.post("/api/v1/ingest", json={"path": str(root / "tides")})
    assert started.status_code == 202
    assert client.post("/api/v1/ingest", json={"path": str(root / "tides")}).status_code == 409
    told = events(client, f"{started.headers['location']}/events")
    assert [number for number, _, _ in told] == list(range(len(told)))
    assert {kind for _, kind, _ in told[:-1]} == {"progress"}
    assert told[-1][1] == "done"
    assert told[-1][2]["flags"] == client.get("/api/v1/flags").json()["total"] > 0
    assert client.get(started.headers["location"]).json()["state"] == "done"
    assert events(client, f"{started.headers['location']}/events", str(told[-2][0])) == told[-1:]
    assert 'knobgraph_ingests_total{outcome="done"} 1.0' in client.get("/metrics").text


def test_what_cannot_be_read_is_told_and_leaves_the_graph(client: httpx.Client, root: Path) -> None:
    (root / "empty").mkdir()
    started = client.post("/api/v1/ingest", json={"path": str(root / "empty")})
    told = events(client, f"{started.headers['location']}/events")
    assert told[-1][1] == "failed"
    assert "detail" in told[-1][2]
    assert client.get("/readyz").status_code == 503


def test_an_ingest_that_never_was_is_not_there(client: httpx.Client) -> None:
    assert client.get("/api/v1/ingest/nothing").status_code == 404
    assert client.get("/api/v1/ingest/nothing/events").status_code == 404
    assert client.post("/api/v1/ingest", json={"path": "/etc"}).status_code == 403
