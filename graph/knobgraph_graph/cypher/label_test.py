"""Tests nodes and relationships against label expressions."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from knobgraph_graph.cypher.arithmetic import type_name
from knobgraph_graph.cypher.error import ValueFault
from knobgraph_graph.cypher.syntax import LabelExpression, LabelName
from knobgraph_graph.cypher.value import NodeValue, RelationshipValue


def holds(labels: LabelExpression, held: Collection[str]) -> bool:
    """Tell whether the labels `held` satisfy the expression."""
    if isinstance(labels, LabelName):
        return labels.name in held
    outcomes = (holds(operand, held) for operand in labels.operands)
    if labels.operator == "not":
        return not next(outcomes)
    return all(outcomes) if labels.operator == "and" else any(outcomes)


def label_test(labels: LabelExpression) -> Callable[[Any], bool | None]:
    """Return the test of a node's labels or a relationship's type; null gives null."""

    def test(value: Any) -> bool | None:
        if value is None:
            return None
        if isinstance(value, NodeValue):
            return holds(labels, value.labels)
        if isinstance(value, RelationshipValue):
            return holds(labels, (value.type,))
        raise ValueFault(f"A {type_name(value)} has no labels")

    return test


def plain_names(labels: LabelExpression | None) -> tuple[str, ...] | None:
    """Return the names of an expression that is one name or alternatives only, else None."""
    if isinstance(labels, LabelName):
        return (labels.name,)
    if labels is None or labels.operator != "or":
        return None
    names = [plain_names(operand) for operand in labels.operands]
    return None if None in names else tuple(name for group in names if group for name in group)


def required_label(labels: LabelExpression | None) -> str | None:
    """Return a label that every match must have, if there is one."""
    if isinstance(labels, LabelName):
        return labels.name
    if labels is not None and labels.operator == "and":
        return next((name for name in map(required_label, labels.operands) if name), None)
    return None
