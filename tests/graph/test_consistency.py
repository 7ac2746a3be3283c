from __future__ import annotations

import pytest

from knobgraph_graph.consistency import require_consistent
from knobgraph_graph.fact import Node, NodeKey, PropertyGraph, Relationship
from knobgraph_graph.store import StoreError

A, B = NodeKey("Flag", "a"), NodeKey("Flag", "b")


def graph(*nodes: Node, edges: tuple[Relationship, ...] = ()) -> PropertyGraph:
    return PropertyGraph("repository", nodes, edges)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (PropertyGraph("", (), ()), "has no name"),
        (graph(Node(NodeKey("Banana", "a"))), "no such label"),
        (graph(Node(A), Node(A)), "node Flag 'a' occurs twice"),
        (graph(Node(A), edges=(Relationship("FLOWS_INTO", A, B),)), "there is no node Flag 'b'"),
        (graph(Node(A), edges=(Relationship("LIKES", A, A),)), "no such type"),
        (graph(Node(A), edges=(Relationship("FLOWS_INTO", A, A, "k"), Relationship("FLOWS_INTO", A, A, "k"))), "occurs twice"),
        (graph(Node(A, {"line": {"a": 1}})), "'line' is dict"),  # type: ignore[dict-item]  # the mistake under test
        (graph(Node(A, {"line": ["a", 1]})), "'line' is list"),  # type: ignore[list-item, dict-item]  # the mistake under test
        (graph(Node(A, {"line": [1.5]})), "'line' is list"),  # type: ignore[list-item, dict-item]  # the mistake under test
        (graph(Node(A, {"line": 2**63})), "'line' is int"),
        (graph(Node(A, {"id": "b"})), "the store's own"),
        (graph(Node(A, {"text": "\udcff"})), "not valid Unicode"),
        (graph(Node(NodeKey("Flag", "\udcff"))), "not valid Unicode"),
    ],
)
def test_each_mistake_is_named(wrong: PropertyGraph, message: str) -> None:
    with pytest.raises(StoreError, match=message):
        require_consistent(wrong)


def test_cycles_loops_and_parallel_relationships_are_fine() -> None:
    edges = (Relationship("FLOWS_INTO", A, B, "1"), Relationship("FLOWS_INTO", A, B, "2"), Relationship("FLOWS_INTO", B, A), Relationship("FLOWS_INTO", A, A))
    require_consistent(graph(Node(A, {"names": [], "line": -(2**63)}), Node(B), edges=edges))
