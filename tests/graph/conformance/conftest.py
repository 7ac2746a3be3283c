"""Every store there is: a test that takes `store` runs once on each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from knobgraph_graph.fact import PropertyGraph
from knobgraph_graph.opening import open_store
from knobgraph_graph.store import Store


@pytest.fixture(params=["offline", "neo4j"])
def store_location(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "neo4j":
        url: str = request.getfixturevalue("neo4j_url")
        return url
    return str(tmp_path / "graph.kgraph")


@pytest.fixture
def store(store_location: str) -> Iterator[Store]:
    """A store in which nothing of the repositories "shop" and "other" is stored."""
    opened = open_store(store_location)
    for repository in ("shop", "other"):
        opened.replace(PropertyGraph(repository, (), ()))
    yield opened
    opened.close()
