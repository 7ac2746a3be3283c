"""Checks a query's names and clauses before it runs."""

from __future__ import annotations

from typing import NoReturn

from knobgraph_graph.cypher import syntax
from knobgraph_graph.cypher.error import CypherError


def check(query: syntax.Query, source: str) -> None:
    """Refuse a query whose clauses do not fit together.

    Raises:
        CypherError: placed at what is wrong.
    """
    for part in query.parts:
        _Checker(source).single(part)


class _Checker:
    def __init__(self, source: str) -> None:
        self._source = source

    def fail(self, message: str, at: int) -> NoReturn:
        raise CypherError(message, self._source, at)

    def single(self, query: syntax.SingleQuery) -> None:
        last = query.clauses[-1]
        if not (isinstance(last, syntax.Projection) and last.final):
            self.fail("A query must end with RETURN", last.at)
        for clause in query.clauses[:-1]:
            if isinstance(clause, syntax.Projection) and clause.final:
                self.fail("RETURN must be the last clause", clause.at)
