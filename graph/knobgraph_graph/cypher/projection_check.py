"""Checks the columns, order and bounds of WITH and RETURN."""

from __future__ import annotations

from typing import Any

from knobgraph_graph.cypher import syntax
from knobgraph_graph.cypher.expression_check import ExpressionCheck
from knobgraph_graph.cypher.static_kind import Kinds, kind_of
from knobgraph_graph.cypher.syntax import Expression
from knobgraph_graph.cypher.syntax_walk import children, has_aggregate, is_aggregate, rewrite, walk


def check_projection(projection: syntax.Projection, kinds: Kinds, expressions: ExpressionCheck) -> Kinds:
    """Check WITH or RETURN and return the kinds of its columns."""
    if projection.everything and projection.final and not kinds:
        expressions.fail("RETURN * needs at least one variable", projection.at)
    columns: Kinds = dict(kinds) if projection.everything else {}
    stars = {syntax.Variable(name) for name in columns}
    grouping: set[Expression] = {*stars, *(i.expression for i in projection.items if _is_reference(i.expression))}
    for item in projection.items:
        if not projection.final and not item.aliased:
            expressions.fail("An expression in WITH needs a name: … AS name", item.at)
        expressions.check(item.expression, kinds, aggregates=True)
        if has_aggregate(item.expression):
            _check_grouping(item.expression, grouping, kinds, expressions)
        if item.name in columns:
            expressions.fail(f"There is more than one column {item.name}", item.at)
        columns[item.name] = kind_of(item.expression, kinds)
    _check_order(projection, kinds, columns, grouping, expressions)
    for bound in (projection.skip, projection.limit):
        if bound is not None:
            _check_bound(bound, expressions)
    grouped = any(has_aggregate(item.expression) for item in projection.items)
    expressions.condition(projection.condition, columns if grouped else {**kinds, **columns})
    return columns


def _is_reference(expression: Expression) -> bool:
    return isinstance(expression, syntax.Variable | syntax.PropertyLookup)


def _check_grouping(part: Any, grouping: set[Expression], kinds: Kinds, expressions: ExpressionCheck) -> None:
    """Refuse names beside an aggregate that are not columns of their own."""
    if is_aggregate(part) or isinstance(part, syntax.Subquery) or part in grouping:
        return
    if isinstance(part, syntax.Variable) and part.name in kinds:
        expressions.fail(f"{part.name} stands beside an aggregate and must be a column of its own", part.at)
    for child in children(part):
        _check_grouping(child, grouping, kinds, expressions)


def _check_order(
    projection: syntax.Projection,
    kinds: Kinds,
    columns: Kinds,
    grouping: set[Expression],
    expressions: ExpressionCheck,
) -> None:
    grouped = any(has_aggregate(item.expression) for item in projection.items)
    names = {item.expression: item.name for item in projection.items}
    scope = columns if grouped or projection.distinct else {**kinds, **columns}
    for key in projection.order:
        mixed = has_aggregate(key.expression) and key.expression not in names
        if has_aggregate(key.expression) and not grouped:
            expressions.fail("An aggregate may not stand here", key.at)

        def change(part: Expression) -> Expression | None:
            if part in names and (not mixed or part in grouping or is_aggregate(part)):  # noqa: B023  # used at once
                return syntax.Variable(names[part], part.at)
            return None

        expressions.check(rewrite(key.expression, change), scope, aggregates=grouped)


def _check_bound(bound: Expression, expressions: ExpressionCheck) -> None:
    for part in walk(bound):
        if isinstance(part, syntax.Variable):
            expressions.fail("SKIP and LIMIT may not depend on a row", part.at)
    if isinstance(bound, syntax.Constant) and (type(bound.value) is not int or bound.value < 0):
        expressions.fail("SKIP and LIMIT need a whole number of 0 or more", bound.at)
    expressions.check(bound, {})
