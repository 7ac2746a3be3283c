"""Neo4j is killed and started again under requests: 503 with Retry-After meanwhile, the same rows afterwards, nothing restarted by hand."""

from __future__ import annotations

import threading
import time
from collections import Counter

import httpx
import pytest

from knobgraph_graph.fact import PropertyGraph
from knobgraph_graph.neo4j_store import Neo4jStore
from tests.api.http.conftest import served
from tests.graph.server.neo4j_server import PASSWORD, USER, Neo4jServer

READERS = 8
PATIENCE = 60.0
REFUSAL = 10.0  # the driver tries again for 2 s; the rest is for a machine that is busy
PATHS = ("/api/v1/flags?limit=5", "/api/v1/flags/--max-steps/lineage", "/readyz", "/api/v1/queries/counts")


def test_the_service_outlives_its_store(  # noqa: PLR0915 - one story, told in order
    neo4j_server: Neo4jServer, tides: PropertyGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KNOBGRAPH_NEO4J_USER", USER)
    monkeypatch.setenv("KNOBGRAPH_NEO4J_PASSWORD", PASSWORD)
    store = Neo4jStore(neo4j_server.url)
    for other in store.query("MATCH (n) RETURN DISTINCT n.repository AS name"):
        store.replace(PropertyGraph(other["name"], (), ()))
    store.replace(tides)
    phase = "before"
    seen: Counter[tuple[str, int]] = Counter()
    wrong: list[str] = []
    slowest: dict[str, float] = {}

    def read(url: httpx.URL, number: int) -> None:
        with httpx.Client(base_url=url, timeout=PATIENCE) as reader:
            while phase != "end":
                during, started = phase, time.monotonic()
                answer = reader.get(PATHS[number % len(PATHS)])
                # What was asked before a phase and answered in it belongs to neither.
                told = during if during == phase else "between"
                seen[told, answer.status_code] += 1
                slowest[told] = max(slowest.get(told, 0.0), time.monotonic() - started)
                if answer.status_code == 503 and "retry-after" not in answer.headers:
                    wrong.append(answer.text)

    def until(asked: httpx.Client, status: int) -> float:
        started = time.monotonic()
        while asked.get(PATHS[0]).status_code != status:
            assert time.monotonic() - started < PATIENCE
            time.sleep(0.1)
        return time.monotonic() - started

    with served(store) as client:
        rows = client.get(PATHS[1]).raise_for_status().json()
        readers = [threading.Thread(target=read, args=(client.base_url, number)) for number in range(READERS)]
        for reader in readers:
            reader.start()
        try:
            time.sleep(1)
            phase = "killed"
            neo4j_server.kill()
            until(client, 503)
            assert client.get("/healthz").status_code == 200
            phase = "away"
            gone = time.monotonic()
            while sum(seen["away", status] for status in (200, 500, 503)) < READERS and time.monotonic() - gone < PATIENCE:
                time.sleep(0.1)
            phase = "starting"
            neo4j_server.start()
            back = until(client, 200)
            assert client.get(PATHS[1]).json() == rows
            phase = "after"
            time.sleep(1)
        finally:
            phase = "end"
            for reader in readers:
                reader.join()
    store.close()
    print(f"{dict(seen)}; back {back:.1f} s after the server was; the slowest answers: {slowest}")
    assert wrong == []
    assert {status for (_, status), count in seen.items() if count} == {200, 503}
    assert {status for during, status in seen if during == "before"} == {200}
    assert {status for (during, status), count in seen.items() if during == "away" and count} == {503}
    assert seen["away", 503] >= READERS
    assert slowest["away"] < REFUSAL
    assert seen["after", 200] > READERS
