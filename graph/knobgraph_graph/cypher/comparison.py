"""Equality, comparison, ordering and grouping of values, with the null and number rules of openCypher."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable
from typing import Any

from knobgraph_graph.cypher.value import NodeValue, PathValue, RelationshipValue


def is_number(value: Any) -> bool:
    """Tell whether a value is an integer or a float."""
    kind = type(value)
    return kind is int or kind is float


def equals(left: Any, right: Any) -> bool | None:
    """Return whether two values are equal, or None where null leaves it open."""
    if left is None or right is None:
        return None
    if isinstance(left, list | tuple):
        return _equal_lists(left, right) if isinstance(right, list | tuple) else False
    if isinstance(left, dict):
        return _equal_maps(left, right) if isinstance(right, dict) else False
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    return bool(left == right)


def _equal_lists(left: Any, right: Any) -> bool | None:
    if len(left) != len(right):
        return False
    outcome: bool | None = True
    for one, other in zip(left, right, strict=True):
        same = equals(one, other)
        if same is False:
            return False
        if same is None:
            outcome = None
    return outcome


def _equal_maps(left: dict[str, Any], right: dict[str, Any]) -> bool | None:
    if left.keys() != right.keys():
        return False
    return _equal_lists(list(left.values()), [right[key] for key in left])


def less_than(left: Any, right: Any) -> bool | None:
    """Return whether `left < right`, or None where the two cannot be compared."""
    if is_number(left) and is_number(right):
        return bool(left < right)
    if isinstance(left, str) and isinstance(right, str):
        return left < right
    if isinstance(left, bool) and isinstance(right, bool):
        return left < right
    if isinstance(left, list | tuple) and isinstance(right, list | tuple):
        return _less_in_turn(zip(left, right, strict=False), len(left) < len(right))
    if isinstance(left, dict) and isinstance(right, dict):
        keys, others = sorted(left), sorted(right)
        if keys != others:
            return (len(keys), keys) < (len(others), others)
        return _less_in_turn(((left[key], right[key]) for key in keys), False)
    return None


def _less_in_turn(pairs: Iterable[tuple[Any, Any]], otherwise: bool) -> bool | None:
    for one, other in pairs:
        same = equals(one, other)
        if same is None:
            return None
        if not same:
            return less_than(one, other)
    return otherwise


def compare(operator: str, left: Any, right: Any) -> bool | None:
    """Return the outcome of `=`, `<>`, `<`, `>`, `<=` or `>=`."""
    if operator == "=":
        return equals(left, right)
    if operator == "<>":
        same = equals(left, right)
        return None if same is None else not same
    if operator == "<":
        return less_than(left, right)
    if operator == ">":
        return less_than(right, left)
    smaller = less_than(left, right) if operator == "<=" else less_than(right, left)
    if smaller is None or smaller:
        return smaller
    return equals(left, right)


def membership(item: Any, values: Any) -> bool | None:
    """Return whether `item` is in the list `values`, or None where null leaves it open."""
    if values is None:
        return None
    if item is not None and type(item) is str:
        if item in values:
            return True
        return None if None in values else False
    unknown = False
    for value in values:
        same = equals(item, value)
        if same:
            return True
        unknown = unknown or same is None
    return None if unknown else False


def group_key(value: Any) -> Hashable:
    """Return a key that is equal for values that DISTINCT and grouping hold for the same."""
    kind = type(value)
    if kind is str or kind is int or value is None or kind is NodeValue or kind is RelationshipValue:
        return value  # type: ignore[no-any-return]  # narrowed by identity of its class
    if kind is bool:
        return ("boolean", value)
    if kind is float:
        return ("NaN",) if math.isnan(value) else value
    if isinstance(value, list | tuple):
        return ("list", tuple(group_key(item) for item in value))
    if isinstance(value, dict):
        return ("map", frozenset((key, group_key(item)) for key, item in value.items()))
    return ("other", value)


def order_key(value: Any) -> tuple[Any, ...]:
    """Return a key that sorts values of all types as ORDER BY does: ascending, null last."""
    kind = type(value)
    if kind is str:
        return (5, value)
    if value is None:
        return (9,)
    if kind is bool:
        return (6, value)
    if kind is int or kind is float:
        return (8,) if math.isnan(value) else (7, value)
    if isinstance(value, dict):
        return (0, len(value), tuple(sorted(value)), tuple(order_key(value[key]) for key in sorted(value)))
    if isinstance(value, NodeValue):
        return (1, str(value.key))
    if isinstance(value, RelationshipValue):
        return (2, str(value.start.key), value.type, str(value.end.key), id(value))
    if isinstance(value, list | tuple):
        return (3, tuple(order_key(item) for item in value))
    if isinstance(value, PathValue):
        return (4, len(value.nodes), tuple(str(node.key) for node in value.nodes))
    return (4, str(value))
