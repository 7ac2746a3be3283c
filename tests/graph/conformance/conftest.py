"""Every store there is: a test that takes `store` runs once on each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from knobgraph_graph.fact import PropertyGraph
from knobgraph_graph.opening import open_store
from knobgraph_graph.store import Store
from tests.conftest import Servers, address
from tests.graph.server.neo4j_server import RELEASES, Release


@pytest.fixture(params=[None, *RELEASES], ids=lambda release: f"neo4j-{release.version}" if release else "offline")
def store_location(request: pytest.FixtureRequest, neo4j_servers: Servers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    release: Release | None = request.param
    return str(tmp_path / "graph.kgraph") if release is None else address(release, neo4j_servers, monkeypatch)


@pytest.fixture
def store(store_location: str) -> Iterator[Store]:
    """A store in which nothing of the repositories "shop" and "other" is stored."""
    opened = open_store(store_location)
    for repository in ("shop", "other"):
        opened.replace(PropertyGraph(repository, (), ()))
    yield opened
    opened.close()
