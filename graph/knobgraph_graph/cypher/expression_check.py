"""Checks the names, kinds and aggregates of expressions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

from knobgraph_graph.cypher import syntax
from knobgraph_graph.cypher.error import CypherError
from knobgraph_graph.cypher.functions import FUNCTIONS
from knobgraph_graph.cypher.static_kind import ANY, REFUSED_ARGUMENTS, WITHOUT_PROPERTIES, Kinds, kind_of
from knobgraph_graph.cypher.syntax import Expression
from knobgraph_graph.cypher.syntax_walk import children, is_aggregate, walk

SubqueryCheck = Callable[[syntax.Query, Kinds, bool], None]


class ExpressionCheck:
    """Refuses expressions that cannot have a value; `subquery` checks the queries inside them."""

    def __init__(self, source: str, subquery: SubqueryCheck) -> None:
        self._source = source
        self._subquery = subquery

    def fail(self, message: str, at: int) -> NoReturn:
        """Fail at an offset of the query."""
        raise CypherError(message, self._source, at)

    def condition(self, condition: Expression | None, kinds: Kinds) -> None:
        """Check what stands after WHERE."""
        if condition is not None:
            self._boolean(condition, kinds)
            self.check(condition, kinds, patterns=True)

    def check(self, part: Any, kinds: Kinds, aggregates: bool = False, patterns: bool = False) -> None:
        """Check an expression; aggregates and pattern predicates only where they are allowed."""
        if isinstance(part, syntax.Variable):
            if part.name not in kinds:
                self.fail(f"The variable {part.name} is not defined", part.at)
        elif is_aggregate(part):
            self._aggregate(part, kinds, aggregates)
        elif isinstance(part, syntax.Subquery):
            self._subquery(part.query, kinds, part.kind == "collect")
        elif isinstance(part, syntax.PatternPredicate):
            self._pattern_predicate(part, kinds, patterns)
        elif isinstance(part, syntax.PatternComprehension):
            self._pattern_comprehension(part, kinds)
        elif isinstance(part, syntax.ListComprehension | syntax.Quantifier):
            self.check(part.source, kinds, aggregates)
            inner = {**kinds, part.variable: ANY}
            self.condition(part.condition, inner)
            if isinstance(part, syntax.ListComprehension) and part.result is not None:
                self.check(part.result, inner)
        elif isinstance(part, syntax.Reduce):
            self.check(part.initial, kinds, aggregates)
            self.check(part.source, kinds, aggregates)
            self.check(part.step, {**kinds, part.accumulator: ANY, part.variable: ANY})
        else:
            self._plain(part, kinds, aggregates, patterns)

    def _plain(self, part: Any, kinds: Kinds, aggregates: bool, patterns: bool) -> None:
        logical = isinstance(part, syntax.Binary) and part.operator in ("AND", "OR", "XOR")
        negated = isinstance(part, syntax.Unary) and part.operator == "NOT"
        if isinstance(part, syntax.FunctionCall):
            self._call(part, kinds)
        if isinstance(part, syntax.PropertyLookup) and kind_of(part.subject, kinds) in WITHOUT_PROPERTIES:
            self.fail(f"A {kind_of(part.subject, kinds)} has no properties", part.at)
        if isinstance(part, syntax.Binary) and part.operator == "IN":
            kind = kind_of(part.right, kinds)
            if kind not in ("list", "relationships", ANY):
                self.fail(f"IN needs a list, not a {kind}", part.right.at)
        if isinstance(part, syntax.Binary) and logical:
            self._boolean(part.left, kinds)
            self._boolean(part.right, kinds)
        if isinstance(part, syntax.Unary) and negated:
            self._boolean(part.operand, kinds)
        # A pattern is a condition also below AND, OR and NOT, and as a branch of CASE.
        inside = patterns if logical or negated else isinstance(part, syntax.Case)
        if isinstance(part, syntax.FunctionCall) and part.name == "exists":
            inside = True
        for child in children(part):
            self.check(child, kinds, aggregates, inside)

    def _boolean(self, part: Expression, kinds: Kinds) -> None:
        kind = kind_of(part, kinds)
        if kind not in ("boolean", ANY):
            self.fail(f"A condition must be a Boolean, not a {kind}", part.at)

    def _call(self, call: syntax.FunctionCall, kinds: Kinds) -> None:
        known = FUNCTIONS.get(call.name)
        if known is None:
            self.fail(f"Unknown function {call.name}()", call.at)
        if not known[1] <= len(call.arguments) <= known[2]:
            self.fail(f"{call.name}() does not take {len(call.arguments)} arguments", call.at)
        if call.distinct:
            self.fail("DISTINCT may stand in aggregates only", call.at)
        for argument in call.arguments:
            kind = kind_of(argument, kinds)
            if kind in REFUSED_ARGUMENTS.get(call.name, ()):
                self.fail(f"{call.name}() does not accept a {kind}", argument.at)

    def _aggregate(self, call: Any, kinds: Kinds, allowed: bool) -> None:
        if not allowed:
            self.fail("An aggregate may not stand here", call.at)
        for child in children(call):
            for inner in walk(child):
                if is_aggregate(inner):
                    self.fail("Aggregates cannot be nested", inner.at)
                if isinstance(inner, syntax.FunctionCall) and inner.name == "rand":
                    self.fail("rand() may not stand in an aggregate", inner.at)
            self.check(child, kinds)

    def _pattern_predicate(self, part: syntax.PatternPredicate, kinds: Kinds, allowed: bool) -> None:
        if not allowed:
            self.fail("A pattern may stand here only inside EXISTS { }", part.at)
        for element in part.pattern.elements():
            if element.variable is not None and element.variable not in kinds:
                self.fail(f"The variable {element.variable} is not defined", element.at)
            if element.properties is not None:
                self.check(element.properties, kinds)

    def _pattern_comprehension(self, part: syntax.PatternComprehension, kinds: Kinds) -> None:
        inner = dict(kinds)
        if part.pattern.variable is not None:
            inner[part.pattern.variable] = "path"
        for element in part.pattern.elements():
            if element.variable is not None:
                inner.setdefault(element.variable, ANY)
        for element in part.pattern.elements():
            if element.properties is not None:
                self.check(element.properties, inner)
        self.condition(part.condition, inner)
        self.check(part.result, inner)


