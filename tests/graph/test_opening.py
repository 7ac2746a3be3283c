from __future__ import annotations

import pytest

from knobgraph_graph.offline_store import OfflineStore
from knobgraph_graph.opening import open_store, store_location
from knobgraph_graph.store import StoreError


def test_what_is_named_wins_over_the_environment_over_the_current_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KNOBGRAPH_STORE", "elsewhere.kgraph")
    assert store_location("named.kgraph") == "named.kgraph"
    assert store_location() == "elsewhere.kgraph"
    monkeypatch.delenv("KNOBGRAPH_STORE")
    assert store_location() == ".knobgraph/graph.kgraph"


def test_a_path_is_the_offline_store() -> None:
    assert isinstance(open_store("graphs/c:shop.kgraph"), OfflineStore)


@pytest.mark.parametrize("url", ["http://localhost", "postgres://localhost/graph"])
def test_an_unknown_scheme_is_named(url: str) -> None:
    with pytest.raises(StoreError, match=r"unknown kind of store.*bolt://.*neo4j://"):
        open_store(url)
