"""A graph that is replaced while it is read: every answer is of one version."""

from __future__ import annotations

import asyncio
import threading
import time
from pathlib import Path

import httpx
import pytest

from knobgraph_api.http.snapshot import GraphReplaced, Snapshot, SnapshotSource
from knobgraph_graph.fact import Node, NodeKey, PropertyGraph, Relationship
from knobgraph_graph.offline_store import OfflineStore
from knobgraph_graph.opening import open_store
from tests.api.http.conftest import served
from tests.conftest import Servers, address
from tests.graph.server.neo4j_server import LONG_TERM

READERS = 100
SECONDS, PATIENCE = 5.0, 60.0


def generation(number: int) -> PropertyGraph:
    """A graph in which everything says of which generation it is."""
    flags = tuple(Node(NodeKey("Flag", f"run.py#--option-{n}"), {"help": str(number), "status": "used", "names": [f"--option-{n}"]}) for n in range(30))
    fields = tuple(Node(NodeKey("ConfigField", f"config.Config.option_{n}"), {"purpose": str(number), "owner": "config.Config"}) for n in range(30))
    steps = {"step_paths": ["run.py"], "step_lines": [number + 1], "step_texts": [str(number)]}
    flows = tuple(Relationship("FLOWS_INTO", f.key, t.key, "", {"kind": "assigns", "flags": [f.key.id], **steps}) for f, t in zip(flags, fields, strict=True))
    return PropertyGraph("generations", (*flags, *fields), flows)


def test_a_snapshot_refuses_rows_of_another_version(tmp_path: Path) -> None:
    store = OfflineStore(tmp_path / "graph.kgraph")
    store.replace(generation(1))
    snapshot = Snapshot(store, store.version())
    assert snapshot.query("MATCH (n:Flag) RETURN n.help AS help LIMIT 1") == [{"help": "1"}]
    store.replace(generation(2))
    with pytest.raises(GraphReplaced):
        snapshot.query("MATCH (n:Flag) RETURN n.help AS help LIMIT 1")


def test_what_was_begun_on_an_old_version_is_begun_anew(tmp_path: Path) -> None:
    store = OfflineStore(tmp_path / "graph.kgraph")
    store.replace(generation(1))
    versions: list[str] = []
    source = SnapshotSource(store, lambda: None)

    def read(snapshot: Snapshot) -> tuple[str, str]:
        versions.append(snapshot.version())
        first = snapshot.query("MATCH (n:Flag) RETURN n.help AS help LIMIT 1")[0]["help"]
        if len(versions) == 1:
            store.replace(generation(2))
        return first, snapshot.query("MATCH (n:ConfigField) RETURN n.purpose AS purpose LIMIT 1")[0]["purpose"]

    assert source.read(read) == ("2", "2")
    assert len(versions) == 2


def test_what_is_made_of_a_version_is_made_once_for_all(tmp_path: Path) -> None:
    store = OfflineStore(tmp_path / "graph.kgraph")
    store.replace(generation(1))
    snapshot = Snapshot(store, store.version())
    made: list[int] = []

    def make(_: Snapshot) -> int:
        made.append(1)
        time.sleep(0.05)
        return len(made)

    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(snapshot.once("key", make))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [1] * 8


@pytest.mark.parametrize(("kind", "pause"), [("offline", 0.1), ("neo4j", 0.3)])
def test_a_hundred_readers_of_a_graph_that_is_replaced_see_no_error_and_no_mixture(
    kind: str, pause: float, neo4j_servers: Servers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    location = str(tmp_path / "graph.kgraph") if kind == "offline" else address(LONG_TERM, neo4j_servers, monkeypatch)
    store = open_store(location)
    store.replace(generation(0))
    for other in store.query("MATCH (n) WHERE n.repository <> 'generations' RETURN DISTINCT n.repository AS name"):
        store.replace(PropertyGraph(other["name"], (), ()))
    replacements = 0
    seen: set[str] = set()
    answers = 0
    started = time.monotonic()

    def going_on() -> bool:
        passed = time.monotonic() - started
        return passed < SECONDS or (len(seen) < 3 and passed < PATIENCE)

    def replace() -> None:
        nonlocal replacements
        writer = open_store(location)
        while going_on():
            replacements += 1
            writer.replace(generation(replacements))
            time.sleep(pause)

    async def read(client: httpx.AsyncClient, number: int) -> None:
        nonlocal answers
        paths = ("/api/v1/flags", "/api/v1/flags/--option-7/lineage", "/api/v1/queries/flows")
        while going_on():
            answer = await client.get(paths[number % 3])
            assert answer.status_code == 200, answer.text
            said = {row["help"] for row in answer.json()["items"]} if number % 3 == 0 else {s for row in answer.json()["items"] for s in texts(row)}
            assert len(said) == 1, said
            seen.update(said)
            answers += 1

    async def readers(url: httpx.URL) -> None:
        limits = httpx.Limits(max_connections=READERS)
        async with httpx.AsyncClient(base_url=url, timeout=60, limits=limits) as client:
            await asyncio.gather(*(read(client, number) for number in range(READERS)))

    with served(store) as client:
        writer = threading.Thread(target=replace)
        writer.start()
        asyncio.run(readers(client.base_url))
        writer.join()
        assert {row["help"] for row in client.get("/api/v1/flags").json()["items"]} == {str(replacements)}
    print(f"{answers} answers of {len(seen)} versions while the graph was replaced {replacements} times")
    assert answers >= READERS
    assert len(seen) > 2


def texts(row: dict[str, object]) -> list[str]:
    steps = row.get("steps") or []
    assert isinstance(steps, list)
    written = row.get("step_texts") or [step["text"] for step in steps]
    assert isinstance(written, list)
    return written
