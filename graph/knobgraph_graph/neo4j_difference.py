"""What has to be written so that a database holds a graph, given what it holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from knobgraph_graph.fact import NodeKey, Properties, PropertyGraph

RelationshipKey: TypeAlias = tuple[str, NodeKey, NodeKey, str]
Stored: TypeAlias = Mapping[Any, tuple[str, Mapping[str, Any]]]
Row: TypeAlias = dict[str, Any]
NewRelationship: TypeAlias = tuple[NodeKey, NodeKey, Row]


@dataclass(frozen=True, slots=True)
class Difference:
    """Rows to write, grouped by the statement that writes them; `gone` and `changed` name elements of the database."""

    new_nodes: dict[str, list[Row]] = field(default_factory=dict)
    new_relationships: dict[str, list[NewRelationship]] = field(default_factory=dict)
    changed_nodes: list[Row] = field(default_factory=list)
    changed_relationships: list[Row] = field(default_factory=list)
    gone_nodes: list[str] = field(default_factory=list)
    gone_relationships: list[str] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many nodes and relationships are written or removed."""
        new = sum(len(rows) for rows in self.new_nodes.values()) + sum(len(rows) for rows in self.new_relationships.values())
        return new + len(self.changed_nodes) + len(self.changed_relationships) + len(self.gone_nodes) + len(self.gone_relationships)


def difference(graph: PropertyGraph, nodes: Stored, relationships: Stored) -> Difference:
    """Return what makes the stored `nodes` (by `NodeKey`) and `relationships` (by `RelationshipKey`) into `graph`."""
    found = Difference()
    for node in graph.nodes:
        row = present(node.properties) | {"id": node.key.id, "repository": graph.repository}
        if node.key not in nodes:
            found.new_nodes.setdefault(node.key.label, []).append(row)
        elif not _same(nodes[node.key][1], row):
            found.changed_nodes.append({"element": nodes[node.key][0], "properties": row})
    keys: set[RelationshipKey] = set()
    for edge in graph.relationships:
        key = (edge.type, edge.start, edge.end, edge.key)
        keys.add(key)
        row = present(edge.properties) | {"key": edge.key}
        if key not in relationships:
            found.new_relationships.setdefault(edge.type, []).append((edge.start, edge.end, row))
        elif not _same(relationships[key][1], row):
            found.changed_relationships.append({"element": relationships[key][0], "properties": row})
    found.gone_nodes.extend(_gone(nodes, {node.key for node in graph.nodes}))
    found.gone_relationships.extend(_gone(relationships, keys))
    return found


def present(properties: Properties) -> Row:
    """Return properties as a database holds them: without null, tuples as lists."""
    return {name: list(value) if isinstance(value, tuple) else value for name, value in properties.items() if value is not None}


def _gone(stored: Stored, kept: Iterable[Any]) -> list[str]:
    return [stored[key][0] for key in stored.keys() - set(kept)]


def _same(stored: Mapping[str, Any], row: Row) -> bool:
    return stored == row and all(type(stored[name]) is type(value) for name, value in row.items())  # True == 1 == 1.0
