"""Checks the names that patterns bind."""

from __future__ import annotations

from knobgraph_graph.cypher import syntax
from knobgraph_graph.cypher.expression_check import ExpressionCheck
from knobgraph_graph.cypher.static_kind import ANY, Kinds

ACCEPTED = {
    "node": {"node", ANY},
    "relationship": {"relationship", ANY},
    "relationships": {"relationships", "list", ANY},
}


def bind_pattern(patterns: tuple[syntax.PathPattern, ...], kinds: Kinds, expressions: ExpressionCheck) -> Kinds:
    """Check patterns and return the kinds of the names after them."""
    bound = dict(kinds)
    taken: set[str] = set()
    for pattern in patterns:
        if pattern.variable is not None:
            if pattern.variable in bound:
                expressions.fail(f"The variable {pattern.variable} is already defined", pattern.at)
            bound[pattern.variable] = "path"
        for element in pattern.elements():
            name = element.variable
            if name is None:
                continue
            kind = _kind(element)
            if bound.get(name, kind) not in ACCEPTED[kind]:
                expressions.fail(f"The variable {name} is already defined as a {bound[name]}", element.at)
            if kind != "node":
                if name in taken:
                    expressions.fail(f"The relationship {name} cannot stand twice in one MATCH", element.at)
                taken.add(name)
            bound[name] = kind
    for pattern in patterns:
        for element in pattern.elements():
            if element.properties is not None:
                expressions.check(element.properties, bound)
            if element.condition is not None:
                expressions.condition(element.condition, bound)
    return bound


def _kind(element: syntax.NodePattern | syntax.RelationshipPattern) -> str:
    if isinstance(element, syntax.NodePattern):
        return "node"
    return "relationships" if element.variable_length else "relationship"
