"""Every store there is: a test that takes `store` runs once on each."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from knobgraph_graph.fact import PropertyGraph
from knobgraph_graph.opening import open_store
from knobgraph_graph.store import Store


@pytest.fixture(params=["offline", "neo4j"])
def store_location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "offline":
        return str(tmp_path / "graph.kgraph")
    url: str = request.getfixturevalue("neo4j_url")
    return url


@pytest.fixture
def store(store_location: str) -> Iterator[Store]:
    """A store in which nothing of the repositories "shop" and "other" is stored."""
    opened = open_store(store_location)
    for repository in ("shop", "other"):
        opened.replace(PropertyGraph(repository, (), ()))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def neo4j_url() -> str:
    """The URL of a server whose graphs the tests may replace."""
    url = os.environ.get("KNOBGRAPH_NEO4J_URL")
    if url is None:
        pytest.skip("KNOBGRAPH_NEO4J_URL is not set")
    return url
