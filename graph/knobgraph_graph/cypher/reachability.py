"""Finds where how often a row comes does not matter, so that trails need not be told apart."""

from __future__ import annotations

from knobgraph_graph.cypher import syntax
from knobgraph_graph.cypher.syntax_walk import has_aggregate, is_aggregate, variables, walk


def names_used_after(clauses: tuple[syntax.Clause, ...], existential: bool) -> set[str] | None:
    """Return the names read outside the patterns of the first clause, or None where repeated rows matter."""
    names: set[str] = set()
    for place, clause in enumerate(clauses):
        if place:
            names |= variables(clause)
        if isinstance(clause, syntax.Projection):
            return names if _ignores_repetition(clause, existential and place == len(clauses) - 1) else None
    return names if existential else None


def _ignores_repetition(projection: syntax.Projection, existential: bool) -> bool:
    if projection.everything:
        return False
    if any(has_aggregate(item.expression) for item in projection.items):
        return all(_is_insensitive(part) for part in walk(projection) if is_aggregate(part))
    if existential and projection.skip is None and projection.limit is None:
        return True
    return projection.distinct


def _is_insensitive(call: object) -> bool:
    return isinstance(call, syntax.FunctionCall) and (call.distinct or call.name in ("min", "max"))
