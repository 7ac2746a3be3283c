"""A graph with its lookups: labels, properties and relationships by type, each built when first used."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any
from weakref import WeakKeyDictionary

import networkx as nx

from knobgraph_graph.cypher.comparison import group_key
from knobgraph_graph.cypher.value import NodeValue, RelationshipValue

Adjacency = dict[str, list[RelationshipValue]]


class IndexedGraph:
    """Answers the lookups of queries over one `MultiDiGraph`, which must not change meanwhile."""

    def __init__(self, graph: nx.MultiDiGraph[Any]) -> None:
        self.nodes: dict[Any, NodeValue] = {
            key: NodeValue(key, frozenset(data.get("labels", ())), data.get("properties", {}))
            for key, data in graph.nodes(data=True)
        }
        self._successors = graph.succ
        self._predecessors = graph.pred
        self._relationships: dict[tuple[Any, Any, Any], RelationshipValue] = {}
        self._outgoing: dict[NodeValue, Adjacency] = {}
        self._incoming: dict[NodeValue, Adjacency] = {}
        self._labels: dict[str, list[NodeValue]] | None = None
        self._properties: dict[tuple[str | None, str], dict[Hashable, list[NodeValue]]] = {}

    @property
    def labels(self) -> dict[str, list[NodeValue]]:
        """The nodes of each label."""
        if self._labels is None:
            self._labels = {}
            for node in self.nodes.values():
                for label in node.labels:
                    self._labels.setdefault(label, []).append(node)
        return self._labels

    def with_property(self, label: str | None, name: str, value: Any) -> list[NodeValue]:
        """Return the nodes (of a label) whose property equals `value`."""
        index = self._properties.get((label, name))
        if index is None:
            index = self._properties[(label, name)] = {}
            for node in self.nodes.values() if label is None else self.labels.get(label, ()):
                held = node.properties.get(name)
                if held is not None:
                    index.setdefault(group_key(held), []).append(node)
        return [] if value is None else index.get(group_key(value), [])

    def outgoing(self, node: NodeValue) -> Adjacency:
        """Return the relationships that start at `node`, by type."""
        found = self._outgoing.get(node)
        if found is None:
            found = self._outgoing[node] = {}
            for other, edges in self._successors[node.key].items():
                for key, data in edges.items():
                    relationship = self._relationship(node.key, other, key, data)
                    found.setdefault(relationship.type, []).append(relationship)
        return found

    def incoming(self, node: NodeValue) -> Adjacency:
        """Return the relationships that end at `node`, by type."""
        found = self._incoming.get(node)
        if found is None:
            found = self._incoming[node] = {}
            for other, edges in self._predecessors[node.key].items():
                for key, data in edges.items():
                    relationship = self._relationship(other, node.key, key, data)
                    found.setdefault(relationship.type, []).append(relationship)
        return found

    def _relationship(self, start: Any, end: Any, key: Any, data: Any) -> RelationshipValue:
        found = self._relationships.get((start, end, key))
        if found is None:
            found = RelationshipValue(data["type"], self.nodes[start], self.nodes[end], data.get("properties", {}))
            self._relationships[(start, end, key)] = found
        return found


_INDEXED: WeakKeyDictionary[Any, IndexedGraph] = WeakKeyDictionary()


def indexed(graph: nx.MultiDiGraph[Any] | IndexedGraph) -> IndexedGraph:
    """Return the lookups of `graph`, the same object each time."""
    if isinstance(graph, IndexedGraph):
        return graph
    found = _INDEXED.get(graph)
    if found is None:
        found = _INDEXED[graph] = IndexedGraph(graph)
    return found
