"""Runs WITH and RETURN: columns, aggregates, order and bounds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any

from knobgraph_graph.cypher import syntax
from knobgraph_graph.cypher.aggregate import AGGREGATE_FUNCTIONS, distinct, percentile
from knobgraph_graph.cypher.comparison import group_key, order_key
from knobgraph_graph.cypher.error import ValueFault
from knobgraph_graph.cypher.evaluation import Evaluator, ExpressionCompiler, Row, Scope
from knobgraph_graph.cypher.limits import Budget
from knobgraph_graph.cypher.syntax import Expression
from knobgraph_graph.cypher.syntax_walk import has_aggregate, is_aggregate, rewrite

Operator = Callable[[Iterable[Row]], Iterable[Row]]


def _as_they_are(values: list[Any]) -> list[Any]:
    return values


def _nothing(row: Row) -> Any:
    del row


class ProjectionCompiler:
    """Compiles one WITH or RETURN for rows with the names of `scope`."""

    def __init__(self, compiler: ExpressionCompiler, budget: Budget, projection: syntax.Projection, scope: Scope) -> None:
        self._compiler, self._budget, self._projection = compiler, budget, projection
        stars = [syntax.ProjectionItem(syntax.Variable(n), n, True) for n in sorted(scope)] if projection.everything else []
        self.items = [*stars, *projection.items]
        self.scope: Scope = frozenset(item.name for item in self.items)
        self._aggregates: dict[Expression, str] = {}
        self._grouped = any(has_aggregate(item.expression) for item in self.items)
        self._old = scope

    def compile(self) -> Operator:
        """Return the projection as a function of rows."""
        project = self._aggregated() if self._grouped else self._plain()
        sort = self._sorting()
        projection, budget = self._projection, self._budget
        skip, limit = self._bound(projection.skip, "SKIP"), self._bound(projection.limit, "LIMIT")
        names = [item.name for item in self.items]
        # WHERE after WITH sees what the columns were made of, unless rows were grouped.
        visible = self.scope if self._grouped else self.scope | self._old
        keep = self._compiler.truth(projection.condition, visible) if projection.condition is not None else None

        def run(rows: Iterable[Row]) -> Iterable[Row]:
            pairs: Iterable[tuple[Row, Row]] = project(rows)
            if projection.distinct:
                pairs = _distinct_rows(pairs, names)
            if sort is not None:
                held = list(pairs)
                budget.check_rows(len(held))
                pairs = sort(held)
            start = skip() or 0
            end = limit()
            bounded = islice(pairs, start, None if end is None else start + end)
            return (new for new, old in bounded if keep is None or keep({**old, **new}))

        return run

    def _plain(self) -> Callable[[Iterable[Row]], Iterator[tuple[Row, Row]]]:
        columns = [(item.name, self._compiler.compile(item.expression, self._old)) for item in self.items]

        def project(rows: Iterable[Row]) -> Iterator[tuple[Row, Row]]:
            for row in rows:
                yield {name: value(row) for name, value in columns}, row

        return project

    def _extract(self, expression: Expression) -> Expression:
        """Replace the aggregates of an expression by names that hold their results."""

        def change(part: Expression) -> Expression | None:
            if not is_aggregate(part):
                return None
            return syntax.Variable(self._aggregates.setdefault(part, f" aggregate {len(self._aggregates)}"), part.at)

        return rewrite(expression, change)

    def _aggregated(self) -> Callable[[Iterable[Row]], Iterator[tuple[Row, Row]]]:
        keys = [i for i in self.items if not has_aggregate(i.expression)]
        results = [(i.name, self._extract(i.expression)) for i in self.items if has_aggregate(i.expression)]
        grouping = [(item.name, self._compiler.compile(item.expression, self._old)) for item in keys]
        calls = [(name, *self._aggregate(call)) for call, name in self._aggregates.items()]
        inner = self._old | self.scope | {name for name, _, _ in calls}
        columns = [(name, self._compiler.compile(expression, inner)) for name, expression in results]
        order = [item.name for item in self.items]
        budget = self._budget

        def project(rows: Iterable[Row]) -> Iterator[tuple[Row, Row]]:
            groups: dict[Any, tuple[Row, Row, list[list[Any]]]] = {}
            for row in rows:
                head = {name: value(row) for name, value in grouping}
                key = tuple(group_key(value) for value in head.values())
                group = groups.get(key)
                if group is None:
                    group = groups[key] = (head, row, [[] for _ in calls])
                    budget.check_rows(len(groups))
                for held, (_, collect, _) in zip(group[2], calls, strict=True):
                    value = collect(row)
                    if value is not None:
                        held.append(value)
            if not groups and not grouping:
                groups[()] = ({}, {}, [[] for _ in calls])
            for head, row, lists in groups.values():
                local = {**row, **head}
                for (name, _, finish), held in zip(calls, lists, strict=True):
                    local[name] = finish(held, row)
                values = {**head, **{name: column(local) for name, column in columns}}
                yield {name: values[name] for name in order}, local

        return project

    def _aggregate(self, call: Expression) -> tuple[Evaluator, Callable[[list[Any], Row], Any]]:
        if isinstance(call, syntax.CountStar):
            return (lambda row: True), (lambda held, row: len(held))
        assert isinstance(call, syntax.FunctionCall)
        wanted = 2 if call.name.startswith("percentile") else 1
        if len(call.arguments) != wanted:
            raise self._compiler.fault(f"{call.name}() takes {wanted} argument(s)", call.at)
        collect = self._compiler.compile(call.arguments[0], self._old)
        once = distinct if call.distinct else _as_they_are
        fraction = self._compiler.compile(call.arguments[1], self._old) if wanted == 2 else _nothing

        def finish(held: list[Any], row: Row) -> Any:
            try:
                if wanted == 2:
                    return percentile(call.name, once(held), fraction(row))
                return AGGREGATE_FUNCTIONS[call.name](once(held))
            except ValueFault as problem:
                raise self._compiler.fault(problem, call.at) from problem

        return collect, finish

    def _sorting(self) -> Callable[[list[tuple[Row, Row]]], list[tuple[Row, Row]]] | None:
        if not self._projection.order:
            return None
        columns = {item.expression: item.name for item in self.items}

        def change(part: Expression) -> Expression | None:
            name = columns.get(part)
            if name is not None:
                return syntax.Variable(name, part.at)
            if is_aggregate(part) and part in self._aggregates:
                return syntax.Variable(self._aggregates[part], part.at)
            return None

        scope = self.scope | self._old | set(self._aggregates.values())
        keys = [
            (self._compiler.compile(rewrite(item.expression, change), scope), item.descending)
            for item in self._projection.order
        ]

        def sort(pairs: list[tuple[Row, Row]]) -> list[tuple[Row, Row]]:
            ranks: list[list[Any]] = []
            for new, old in pairs:
                row = {**old, **new}
                ranks.append([order_key(value(row)) for value, _ in keys])
            places = list(range(len(pairs)))
            if not any(descending for _, descending in keys):
                places.sort(key=ranks.__getitem__)
            else:
                for column, (_, descending) in reversed(list(enumerate(keys))):
                    places.sort(key=lambda place: ranks[place][column], reverse=descending)
            return [pairs[place] for place in places]

        return sort

    def _bound(self, expression: Expression | None, word: str) -> Callable[[], int | None]:
        if expression is None:
            return lambda: None
        evaluate = self._compiler.compile(expression, frozenset())
        at = expression.at

        def bound() -> int:
            value = evaluate({})
            if type(value) is not int or value < 0:
                raise self._compiler.fault(f"{word} needs a whole number of 0 or more", at)
            return value

        return bound


def _distinct_rows(pairs: Iterable[tuple[Row, Row]], names: list[str]) -> Iterator[tuple[Row, Row]]:
    seen: set[Any] = set()
    for pair in pairs:
        key = tuple(group_key(pair[0][name]) for name in names)
        if key not in seen:
            seen.add(key)
            yield pair
