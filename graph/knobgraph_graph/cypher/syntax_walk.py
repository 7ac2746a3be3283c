"""Generic traversal of the syntax tree."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import Any

from knobgraph_graph.cypher import syntax
from knobgraph_graph.cypher.syntax import Expression

AGGREGATES = frozenset({"count", "sum", "avg", "min", "max", "collect", "stdev", "stdevp", "percentilecont", "percentiledisc"})

# Asking dataclasses for the fields of each part takes most of the time of compiling a small query.
_FIELD_NAMES: dict[type[Any], tuple[str, ...]] = {}


def children(part: Any) -> Iterator[Any]:
    """Yield the syntax parts directly inside `part`."""
    for name in _field_names(type(part)):
        yield from _parts(getattr(part, name))


def _field_names(kind: type[Any]) -> tuple[str, ...]:
    known = _FIELD_NAMES.get(kind)
    if known is None:
        known = _FIELD_NAMES[kind] = tuple(field.name for field in dataclasses.fields(kind)) if dataclasses.is_dataclass(kind) else ()
    return known


def _parts(value: Any) -> Iterator[Any]:
    if isinstance(value, tuple):
        for item in value:
            yield from _parts(item)
    elif _field_names(type(value)):
        yield value


def walk(part: Any) -> Iterator[Any]:
    """Yield `part` and every syntax part inside it, outermost first."""
    yield part
    for child in children(part):
        yield from walk(child)


def is_aggregate(part: Any) -> bool:
    """Tell whether `part` is a call of an aggregate."""
    return isinstance(part, syntax.CountStar) or (isinstance(part, syntax.FunctionCall) and part.name in AGGREGATES)


def has_aggregate(part: Any) -> bool:
    """Tell whether an aggregate stands in `part`, subqueries apart."""
    if isinstance(part, syntax.Subquery):
        return False
    return is_aggregate(part) or any(has_aggregate(child) for child in children(part))


def rewrite(expression: Expression, change: Callable[[Expression], Expression | None]) -> Expression:
    """Return `expression` with each outermost part for which `change` gives something replaced by it."""
    return _rewrite(expression, change)  # type: ignore[no-any-return]  # the tree keeps its types


def _rewrite(value: Any, change: Callable[[Expression], Expression | None]) -> Any:
    if isinstance(value, tuple):
        return tuple(_rewrite(item, change) for item in value)
    kind: Any = type(value)
    if not _field_names(kind) or isinstance(value, syntax.Subquery):
        return value
    changed = change(value)
    if changed is not None:
        return changed
    updates = {name: _rewrite(getattr(value, name), change) for name in _field_names(kind)}
    return kind(**updates)


def variables(part: Any) -> set[str]:
    """Return every name used in `part`, bound inside it or not."""
    names: set[str] = set()
    for inner in walk(part):
        if isinstance(inner, syntax.Variable):
            names.add(inner.name)
        elif isinstance(inner, syntax.NodePattern | syntax.RelationshipPattern) and inner.variable:
            names.add(inner.variable)
    return names


def pattern_names(patterns: tuple[syntax.PathPattern, ...]) -> frozenset[str]:
    """Return the names that patterns bind or mention as their elements."""
    names: set[str] = set()
    for pattern in patterns:
        names.update(node.variable for node in pattern.nodes if node.variable)
        names.update(relationship.variable for relationship in pattern.relationships if relationship.variable)
        if pattern.variable:
            names.add(pattern.variable)
    return frozenset(names)
