"""The bundled example, ingested once, behind the application on every store there is."""

from __future__ import annotations

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
from knobgraph_graph.store import Store
from knobgraph_ingest.ingestion import ingest

EXAMPLE = Path(__file__).parents[3] / "examples" / "tides"


@pytest.fixture(scope="session")
def tides() -> PropertyGraph:
    return ingest(EXAMPLE).graph


@pytest.fixture(scope="session", params=["offline"])
def store(request: pytest.FixtureRequest, tides: PropertyGraph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store that holds the bundled example, for tests that only read."""
    assert request.param == "offline"
    opened = OfflineStore(tmp_path_factory.mktemp("http") / "graph.kgraph")
    opened.replace(tides)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
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
