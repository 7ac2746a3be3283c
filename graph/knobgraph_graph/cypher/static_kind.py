"""What can be said of an expression's type before the query runs."""

from __future__ import annotations

from typing import TypeAlias

from knobgraph_graph.cypher import syntax
from knobgraph_graph.cypher.syntax import Expression

Kinds: TypeAlias = dict[str, str]

ANY = "any"
BOOLEAN_OPERATORS = {"AND", "OR", "XOR", "IN", "STARTS WITH", "ENDS WITH", "CONTAINS", "=~"}
CONSTANTS: dict[type, str] = {bool: "boolean", int: "integer", float: "float", str: "string"}
WITHOUT_PROPERTIES = {"path", "integer", "float", "string", "boolean", "list", "relationships"}
REFUSED_ARGUMENTS = {
    "length": {"node", "relationship", "integer", "float", "boolean"},
    "type": {"node", "path", "integer", "float", "string", "boolean"},
    "labels": {"path", "relationship", "integer", "float", "string", "boolean"},
    "size": {"path", "node", "relationship", "integer", "float", "boolean"},
    "nodes": {"node", "relationship"},
    "relationships": {"node", "relationship"},
}


def kind_of(expression: Expression, kinds: Kinds) -> str:
    """Return the kind of value an expression gives, or `any`."""
    if isinstance(expression, syntax.Constant):
        return CONSTANTS.get(type(expression.value), ANY)
    if isinstance(expression, syntax.Variable):
        return kinds.get(expression.name, ANY)
    if isinstance(expression, syntax.ListLiteral | syntax.ListComprehension | syntax.PatternComprehension):
        return "list"
    if isinstance(expression, syntax.MapLiteral):
        return "map"
    if isinstance(expression, syntax.Binary):
        return "boolean" if expression.operator in BOOLEAN_OPERATORS else ANY
    return ANY
