"""Every named query gives the rows that plain Python over the same networkx graph gives."""

from __future__ import annotations

from typing import Any

import pytest

from knobgraph_graph.offline_store import OfflineStore
from knobgraph_queries.query import load_query, query_names
from tests.queries.made_graph import lineage_ids, made_graph
from tests.queries.plain_python import Plain, answer

COUNT = 2_000


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> OfflineStore:
    opened = OfflineStore(tmp_path_factory.mktemp("plain") / "graph.kgraph")
    opened.replace(made_graph(COUNT))
    return opened


@pytest.mark.parametrize("name", query_names())
def test_the_rows_are_those_of_plain_python(name: str, store: OfflineStore) -> None:
    query, plain = load_query(name), Plain(store.network())
    known: dict[str, list[Any]] = {"id": lineage_ids(COUNT), "ids": [lineage_ids(COUNT)[:3]], "most": [50]}
    found = 0
    for number in range(len(known["id"]) if "id" in query.parameters else 1):
        given = {parameter: known[parameter][number % len(known[parameter])] for parameter in query.parameters}
        rows, expected = store.query(query.cypher, given), answer(name, plain, given)
        if "ORDER BY" not in query.cypher:
            rows, expected = sorted(rows, key=repr), sorted(expected, key=repr)
        assert [dict(sorted(row.items())) for row in rows] == [dict(sorted(row.items())) for row in expected]
        found += len(rows)
    assert found
