"""Nodes, relationships and paths as rows hold them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class NodeValue:
    """A node of the graph; two are equal when they are the same node."""

    __slots__ = ("key", "labels", "properties")

    def __init__(self, key: Any, labels: frozenset[str], properties: Mapping[str, Any]) -> None:
        self.key = key
        self.labels = labels
        self.properties = properties

    def __repr__(self) -> str:
        return f"({''.join(':' + label for label in sorted(self.labels))} {dict(self.properties)})"


class RelationshipValue:
    """A relationship of the graph; two are equal when they are the same relationship."""

    __slots__ = ("end", "properties", "start", "type")

    def __init__(self, kind: str, start: NodeValue, end: NodeValue, properties: Mapping[str, Any]) -> None:
        self.type = kind
        self.start = start
        self.end = end
        self.properties = properties

    def __repr__(self) -> str:
        return f"[:{self.type} {dict(self.properties)}]"


class PathValue:
    """Nodes joined by relationships; `nodes` is one longer than `relationships`."""

    __slots__ = ("nodes", "relationships")

    def __init__(self, nodes: tuple[NodeValue, ...], relationships: tuple[RelationshipValue, ...]) -> None:
        self.nodes = nodes
        self.relationships = relationships

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PathValue) and (self.nodes, self.relationships) == (other.nodes, other.relationships)

    def __hash__(self) -> int:
        return hash((self.nodes, self.relationships))

    def __repr__(self) -> str:
        return f"<{self.nodes} {self.relationships}>"


def plain(value: Any) -> Any:
    """Return a value as the Neo4j driver's `Record.data()` gives it.

    A node becomes its properties, a relationship the triple of start, type and end, a path the list of its parts.
    """
    kind = type(value)
    if kind is str or kind is int or value is None:
        return value
    if isinstance(value, NodeValue):
        return dict(value.properties)
    if isinstance(value, RelationshipValue):
        return (dict(value.start.properties), value.type, dict(value.end.properties))
    if isinstance(value, PathValue):
        parts: list[Any] = [dict(value.nodes[0].properties)]
        for relationship, node in zip(value.relationships, value.nodes[1:], strict=True):
            parts += [relationship.type, dict(node.properties)]
        return parts
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value
