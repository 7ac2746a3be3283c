"""Compiles clauses into operators and runs queries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from knobgraph_graph.cypher import syntax
from knobgraph_graph.cypher.comparison import group_key
from knobgraph_graph.cypher.evaluation import Evaluator, ExpressionCompiler, Row, Scope
from knobgraph_graph.cypher.indexed_graph import IndexedGraph
from knobgraph_graph.cypher.limits import Budget
from knobgraph_graph.cypher.pattern_plan import Matcher, PatternPlanner
from knobgraph_graph.cypher.projection import Operator, ProjectionCompiler
from knobgraph_graph.cypher.reachability import names_used_after
from knobgraph_graph.cypher.semantics import imports_by_with
from knobgraph_graph.cypher.syntax import Expression
from knobgraph_graph.cypher.syntax_walk import pattern_names


class QueryCompiler:
    """Compiles one query for one run over one graph."""

    def __init__(self, graph: IndexedGraph, budget: Budget, compiler: ExpressionCompiler) -> None:
        self._budget = budget
        self._compiler = compiler
        self._patterns = PatternPlanner(graph, budget, compiler)
        compiler.subqueries = self

    def query(
        self, query: syntax.Query, scope: Scope, existential: bool = False, closed: bool = False
    ) -> tuple[Operator, Scope]:
        """Return a query as a function of its incoming rows, and the names of its result.

        A part of a `closed` query sees the outer names only if it starts with the WITH that imports them.
        """
        parts = [
            self.single(part, frozenset() if closed and not imports_by_with(part) else scope, existential)
            for part in query.parts
        ]
        names = parts[0][1]
        for part, (_, columns) in zip(query.parts, parts, strict=True):
            if columns != names:
                raise self._compiler.fault("All parts of a UNION need the same columns", part.at)
        if len(parts) == 1:
            return parts[0]

        def run(rows: Iterable[Row]) -> Iterator[Row]:
            incoming = list(rows)
            seen: set[Any] = set()
            for operator, _ in parts:
                for row in operator(incoming):
                    if query.distinct:
                        key = frozenset((name, group_key(row[name])) for name in names)
                        if key in seen:
                            continue
                        seen.add(key)
                    yield row

        return run, names

    def single(self, query: syntax.SingleQuery, scope: Scope, existential: bool) -> tuple[Operator, Scope]:
        """Return clauses as a function of their incoming rows, and the names they leave."""
        operators: list[Operator] = []
        for place, clause in enumerate(query.clauses):
            operator, scope = self._clause(clause, scope, query.clauses[place:], existential)
            operators.append(operator)

        def run(rows: Iterable[Row]) -> Iterable[Row]:
            for operator in operators:
                rows = operator(rows)
            return rows

        return run, scope

    def _clause(
        self, clause: syntax.Clause, scope: Scope, following: tuple[syntax.Clause, ...], existential: bool
    ) -> tuple[Operator, Scope]:
        if isinstance(clause, syntax.Match):
            matcher = self._patterns.plan(clause.patterns, clause.condition, scope, names_used_after(following, existential))
            new = pattern_names(clause.patterns) - scope
            return _optional(matcher, new) if clause.optional else _inner(matcher), scope | new
        if isinstance(clause, syntax.Unwind):
            return self._unwind(clause, scope), scope | {clause.variable}
        if isinstance(clause, syntax.Projection):
            projection = ProjectionCompiler(self._compiler, self._budget, clause, scope)
            return projection.compile(), projection.scope
        return self._call(clause, scope)

    def _unwind(self, clause: syntax.Unwind, scope: Scope) -> Operator:
        source, name, budget = self._compiler.compile(clause.source, scope), clause.variable, self._budget

        def run(rows: Iterable[Row]) -> Iterator[Row]:
            for row in rows:
                values = source(row)
                for value in values if isinstance(values, list | tuple) else () if values is None else (values,):
                    budget.spend()
                    yield {**row, name: value}

        return run

    def _call(self, clause: syntax.CallSubquery, scope: Scope) -> tuple[Operator, Scope]:
        imported = scope if clause.imports is None or clause.everything else frozenset(clause.imports)
        if not imported <= scope:
            raise self._compiler.fault("CALL imports a variable that is not defined", clause.at)
        operator, names = self.query(clause.query, imported, closed=clause.imports is None)

        def run(rows: Iterable[Row]) -> Iterator[Row]:
            for row in rows:
                for found in operator([{name: row[name] for name in imported}]):
                    yield {**row, **found}

        return run, scope | names

    def rows_of_pattern(self, pattern: syntax.PathPattern, condition: Expression | None, scope: Scope) -> Callable[[Row], Any]:
        """Return a function that yields the rows of a pattern inside an expression."""
        return self._patterns.plan((pattern,), condition, scope)

    def subquery(self, subquery: syntax.Subquery, scope: Scope) -> Evaluator:
        """Return a function that answers EXISTS, COUNT or COLLECT."""
        operator, names = self.query(subquery.query, scope, existential=subquery.kind == "exists")
        if subquery.kind == "exists":
            return lambda row: next(iter(operator([row])), None) is not None
        if subquery.kind == "count":
            return lambda row: sum(1 for _ in operator([row]))
        if len(names) != 1:
            raise self._compiler.fault("COLLECT { } must return exactly one column", subquery.at)
        (name,) = names
        return lambda row: [found[name] for found in operator([row])]


def _inner(matcher: Matcher) -> Operator:
    return lambda rows: (found for row in rows for found in matcher(row))


def _optional(matcher: Matcher, new: frozenset[str]) -> Operator:
    missing: Row = dict.fromkeys(new)

    def run(rows: Iterable[Row]) -> Iterator[Row]:
        for row in rows:
            matched = False
            for found in matcher(row):
                matched = True
                yield found
            if not matched:
                yield {**row, **missing}

    return run


