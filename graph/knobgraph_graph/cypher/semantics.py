"""Checks a query's clauses and names before it runs."""

from __future__ import annotations

from typing import NoReturn

from knobgraph_graph.cypher import syntax
from knobgraph_graph.cypher.error import CypherError
from knobgraph_graph.cypher.expression_check import ExpressionCheck
from knobgraph_graph.cypher.pattern_check import bind_pattern
from knobgraph_graph.cypher.projection_check import check_projection
from knobgraph_graph.cypher.static_kind import ANY, Kinds


def check(query: syntax.Query, source: str) -> None:
    """Refuse a query whose clauses, names or kinds do not fit together.

    Raises:
        CypherError: placed at what is wrong.
    """
    _Checker(source).query(query, {}, returns=True)


class _Checker:
    def __init__(self, source: str) -> None:
        self._source = source
        self._expressions = ExpressionCheck(source, self._subquery)

    def fail(self, message: str, at: int) -> NoReturn:
        raise CypherError(message, self._source, at)

    def _subquery(self, query: syntax.Query, kinds: Kinds, returns: bool) -> None:
        self.query(query, kinds, returns)

    def query(self, query: syntax.Query, kinds: Kinds, returns: bool) -> Kinds:
        """Check every part; return the kinds of the columns."""
        columns = [self.single(part, kinds, returns) for part in query.parts]
        for part, names in zip(query.parts, columns, strict=True):
            if names.keys() != columns[0].keys():
                self.fail("All parts of a UNION need the same columns", part.at)
        return columns[0]

    def single(self, query: syntax.SingleQuery, kinds: Kinds, returns: bool) -> Kinds:
        last = query.clauses[-1]
        if returns and not (isinstance(last, syntax.Projection) and last.final):
            self.fail("A query must end with RETURN", last.at)
        for clause in query.clauses[:-1]:
            if isinstance(clause, syntax.Projection) and clause.final:
                self.fail("RETURN must be the last clause", clause.at)
        for clause in query.clauses:
            kinds = self.clause(clause, kinds)
        return kinds

    def clause(self, clause: syntax.Clause, kinds: Kinds) -> Kinds:
        """Check one clause; return the kinds of the names after it."""
        if isinstance(clause, syntax.Match):
            kinds = bind_pattern(clause.patterns, kinds, self._expressions)
            self._expressions.condition(clause.condition, kinds)
            return kinds
        if isinstance(clause, syntax.Unwind):
            if clause.variable in kinds:
                self.fail(f"The variable {clause.variable} is already defined", clause.at)
            self._expressions.check(clause.source, kinds)
            return {**kinds, clause.variable: ANY}
        if isinstance(clause, syntax.Projection):
            return check_projection(clause, kinds, self._expressions)
        if clause.everything or clause.imports is not None:
            for name in clause.imports or ():
                if name not in kinds:
                    self.fail(f"The variable {name} is not defined", clause.at)
            inner = kinds if clause.everything else {name: kinds[name] for name in clause.imports or ()}
            columns = self.query(clause.query, inner, returns=True)
        else:
            parts = [self.single(p, kinds if imports_by_with(p) else {}, True) for p in clause.query.parts]
            columns = parts[0]
        for name in columns:
            if name in kinds:
                self.fail(f"The subquery returns {name}, which is already defined", clause.at)
        return {**kinds, **columns}


def imports_by_with(query: syntax.SingleQuery) -> bool:
    """Tell whether a subquery starts with the WITH that names what it takes from outside."""
    first = query.clauses[0]
    return isinstance(first, syntax.Projection) and not first.final
