"""What every store demands of a graph before it writes anything."""

from __future__ import annotations

from collections.abc import Mapping

from knobgraph_graph.fact import NodeKey, PropertyGraph
from knobgraph_graph.store import StoreError
from knobgraph_graph.vocabulary import NODE_LABELS, RELATIONSHIP_TYPES

LABELS = frozenset(label.name for label in NODE_LABELS)
TYPES = frozenset(relationship.name for relationship in RELATIONSHIP_TYPES)
RESERVED = frozenset({"id", "repository", "key"})
INTEGERS = range(-(2**63), 2**63)  # what Neo4j and the file format both hold


def require_consistent(graph: PropertyGraph) -> None:
    """Return only if every store can hold `graph` and would hold the same.

    Raises:
        StoreError: a label or type is not in the vocabulary, an identity occurs twice, an end of a relationship is
            missing, or a property is no scalar and no list of strings or of integers.
    """
    if not graph.repository:
        raise StoreError("the repository of a graph has no name")
    keys: set[NodeKey] = set()
    for node in graph.nodes:
        where = f"node {node.key.label} {node.key.id!r}"
        if node.key.label not in LABELS:
            raise StoreError(f"{where}: the vocabulary has no such label")
        if node.key in keys:
            raise StoreError(f"{where} occurs twice")
        keys.add(node.key)
        _require_text(node.key.id, where)
        _require_properties(node.properties, where)
    identities: set[tuple[str, NodeKey, NodeKey, str]] = set()
    for relationship in graph.relationships:
        where = f"relationship {relationship.type} {relationship.start.id!r} -> {relationship.end.id!r} {relationship.key!r}"
        if relationship.type not in TYPES:
            raise StoreError(f"{where}: the vocabulary has no such type")
        for end in (relationship.start, relationship.end):
            if end not in keys:
                raise StoreError(f"{where}: there is no node {end.label} {end.id!r}")
        identity = (relationship.type, relationship.start, relationship.end, relationship.key)
        if identity in identities:
            raise StoreError(f"{where} occurs twice")
        identities.add(identity)
        _require_text(relationship.key, where)
        _require_properties(relationship.properties, where)


def _require_properties(properties: Mapping[str, object], where: str) -> None:
    for name, value in properties.items():
        if name in RESERVED:
            raise StoreError(f"{where}: the property {name!r} is the store's own")
        if not _is_storable(value):
            raise StoreError(f"{where}: the property {name!r} is {type(value).__name__}, neither a scalar nor a list of strings or of integers")
        for text in (value,) if isinstance(value, str) else value if isinstance(value, (list, tuple)) else ():
            if isinstance(text, str):
                _require_text(text, where)


def _is_storable(value: object) -> bool:
    if value is None or isinstance(value, (str, bool, float)):
        return True
    if isinstance(value, int):
        return value in INTEGERS
    if isinstance(value, (list, tuple)):
        return all(isinstance(item, str) for item in value) or all(type(item) is int and item in INTEGERS for item in value)
    return False


def _require_text(text: str, where: str) -> None:
    # A lone surrogate comes from reading a file with surrogateescape; no store can write it.
    if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
        raise StoreError(f"{where}: a text is not valid Unicode")
