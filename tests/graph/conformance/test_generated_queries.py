"""Both stores give equal rows for queries nobody has thought of, on graphs nobody has drawn."""

from __future__ import annotations

import math
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from knobgraph_graph.fact import PropertyGraph
from knobgraph_graph.neo4j_store import Neo4jStore
from knobgraph_graph.offline_store import OfflineStore
from knobgraph_graph.store import Store, StoreError
from tests.graph.conformance.query_strategy import PARAMETERS, queries
from tests.graph.graph_strategy import dense_graphs

# The suite asks the same queries on every run; whoever sets a number asks new ones, that many graphs' worth.
CHOSEN = os.environ.get("KNOBGRAPH_GENERATED_GRAPHS")
GRAPHS = int(CHOSEN or 25)
QUERIES_EACH = 12


@pytest.fixture(scope="module")
def counted() -> Iterator[Counter[str]]:
    counts: Counter[str] = Counter()
    yield counts
    assert counts["rows"] > counts["queries"] / 2, "most queries found nothing: the graphs test nothing"
    print(f"\n{counts['graphs']} graphs, {counts['queries']} queries: {counts['rows']} equal rows, {counts['refused']} queries refused by both")


@pytest.fixture
def stores(tmp_path: Path, neo4j_url: str) -> Iterator[tuple[Store, Store]]:
    server = Neo4jStore(neo4j_url)
    yield OfflineStore(tmp_path / "graph.kgraph"), server
    server.replace(PropertyGraph("shop", (), ()))
    server.close()


@given(graph=dense_graphs(repository="shop"), asked=st.lists(queries(), min_size=QUERIES_EACH, max_size=QUERIES_EACH))
@settings(deadline=None, max_examples=GRAPHS, suppress_health_check=list(HealthCheck), phases=[Phase.generate], derandomize=CHOSEN is None)
def test_generated_queries_give_equal_rows(stores: tuple[Store, Store], counted: Counter[str], graph: PropertyGraph, asked: list[str]) -> None:
    counted["graphs"] += 1
    for store in stores:
        store.replace(graph)
    for cypher in asked:
        counted["queries"] += 1
        offline, server = (answer(store, cypher) for store in stores)
        assert offline == server, cypher
        counted["rows" if offline is not None else "refused"] += 1 if offline is None else sum(offline.values())


def answer(store: Store, cypher: str) -> Counter[str] | None:
    """Return the rows with how often each occurs, or None if the query is refused."""
    try:
        rows = store.query(cypher, PARAMETERS)
    except StoreError:
        return None
    return Counter(repr([comparable(value) for value in row.values()]) for row in rows)


def comparable(value: Any) -> Any:
    if isinstance(value, float) and math.isnan(value):
        return "NaN"
    return [comparable(item) for item in value] if isinstance(value, list) else value
