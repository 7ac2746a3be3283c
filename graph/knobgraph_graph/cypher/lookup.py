"""Looks inside values: properties, elements and parts."""

from __future__ import annotations

from typing import Any

from knobgraph_graph.cypher.arithmetic import type_name
from knobgraph_graph.cypher.error import ValueFault
from knobgraph_graph.cypher.value import NodeValue, RelationshipValue


def property_of(subject: Any, key: str) -> Any:
    """Return a property of a node, relationship or map; missing ones are null."""
    if isinstance(subject, NodeValue | RelationshipValue):
        return subject.properties.get(key)
    if subject is None:
        return None
    if isinstance(subject, dict):
        return subject.get(key)
    raise ValueFault(f"A {type_name(subject)} has no properties")


def element(subject: Any, index: Any) -> Any:
    """Return an item of a list by its place or a property by its name."""
    if subject is None or index is None:
        return None
    if isinstance(subject, list | tuple):
        if type(index) is not int:
            raise ValueFault(f"A list is indexed by an Integer, not by a {type_name(index)}")
        return subject[index] if -len(subject) <= index < len(subject) else None
    if isinstance(subject, dict | NodeValue | RelationshipValue) and not isinstance(index, str):
        raise ValueFault(f"A property is looked up by a String, not by a {type_name(index)}")
    return property_of(subject, index)


def part(subject: Any, low: Any, high: Any) -> Any:
    """Return the items of a list from `low` up to, but without, `high`."""
    if subject is None or low is None or high is None:
        return None
    if not isinstance(subject, list | tuple) or type(low) is not int or type(high) is not int:
        raise ValueFault("A part is taken of a list, between integers")
    return list(subject[low:high])
