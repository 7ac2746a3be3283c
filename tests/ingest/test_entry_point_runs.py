"""Running entry points in several processes changes nothing of what is found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from knobgraph_graph.fact import Node, NodeKey, PropertyGraph
from knobgraph_ingest.ingestion import ingest

EXAMPLE = Path(__file__).parents[2] / "examples" / "tides"


def without_time(graph: PropertyGraph) -> PropertyGraph:
    def timeless(node: Node) -> Node:
        return Node(node.key, {k: v for k, v in node.properties.items() if k != "ingested_at"})

    return replace(graph, nodes=tuple(timeless(n) for n in graph.nodes))


def test_the_number_of_processes_does_not_change_the_graph() -> None:
    one, two = (without_time(ingest(EXAMPLE, jobs=n).graph) for n in (1, 2))
    assert any(n.key.label == "Flag" for n in one.nodes)
    assert one == two


def test_node_keys_are_equal_and_hash_alike_after_a_journey_between_processes() -> None:
    import pickle

    key = NodeKey("Flag", "tool.py#--rate")
    assert pickle.loads(pickle.dumps(key)) == key
    assert hash(pickle.loads(pickle.dumps(key))) == hash(key)
