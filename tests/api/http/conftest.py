"""The bundled example, ingested once, behind the application on every store there is."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn
from starlette.testclient import TestClient

from knobgraph_api.http.application import create_app
from knobgraph_api.http.server import server_config
from knobgraph_api.http.settings import ServerSettings
from knobgraph_graph.fact import PropertyGraph
from knobgraph_graph.offline_store import OfflineStore
from knobgraph_graph.opening import open_store
from knobgraph_graph.store import Store
from knobgraph_ingest.ingestion import ingest
from tests.graph.server.neo4j_server import PASSWORD, USER

EXAMPLE = Path(__file__).parents[3] / "examples" / "tides"


@pytest.fixture(scope="session")
def tides() -> PropertyGraph:
    return ingest(EXAMPLE).graph


@pytest.fixture(scope="session")
def offline_store(tides: PropertyGraph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OfflineStore]:
    """A file that holds the bundled example, for tests that only read."""
    opened = OfflineStore(tmp_path_factory.mktemp("http") / "graph.kgraph")
    opened.replace(tides)
    yield opened
    opened.close()


@pytest.fixture(scope="module", params=["offline", "neo4j"])
def store(request: pytest.FixtureRequest, tides: PropertyGraph) -> Iterator[Store]:
    """A store that holds the bundled example and nothing else, for tests that only read; once on each kind."""
    if request.param == "offline":
        yield request.getfixturevalue("offline_store")
        return
    with pytest.MonkeyPatch.context() as patch:
        url = os.environ.get("KNOBGRAPH_NEO4J_URL")
        if url is None:
            server = request.getfixturevalue("neo4j_server")
            patch.setenv("KNOBGRAPH_NEO4J_USER", USER)
            patch.setenv("KNOBGRAPH_NEO4J_PASSWORD", PASSWORD)
            url = server.url
        opened = open_store(url)
        for other in opened.query("MATCH (n) RETURN DISTINCT n.repository AS name"):
            opened.replace(PropertyGraph(other["name"], (), ()))
        opened.replace(tides)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def client(store: Store) -> Iterator[TestClient]:
    with TestClient(create_app(store), base_url="http://testserver/api/v1", raise_server_exceptions=False) as opened:
        yield opened


@contextmanager
def served(store: Store, settings: ServerSettings | None = None) -> Iterator[httpx.Client]:
    """A client of the real server, in a thread, on a free port of the loopback address."""
    server = uvicorn.Server(server_config(store, settings or ServerSettings(), "127.0.0.1", 0))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started:
        assert time.monotonic() < deadline
        assert thread.is_alive()
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as opened:
            yield opened
    finally:
        server.should_exit = True
        thread.join(20)
        assert not thread.is_alive()
