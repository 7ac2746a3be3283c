"""Errors of the offline Cypher reader, placed in the query's text."""

from __future__ import annotations

from knobgraph_graph.store import BadQuery, QueryLimitReached


class ValueFault(Exception):
    """An operation has no result for its operands; the interpreter turns it into a placed `CypherError`."""


class CypherError(BadQuery):
    """A query cannot be read or run; `str()` shows the message, the place, the line and a caret.

    `line` and `column` count from 1; both are 0 where no single place is to blame (a limit, for example).
    """

    def __init__(self, message: str, source: str = "", offset: int | None = None) -> None:
        self.message = message
        self.line = 0
        self.column = 0
        rendered = message
        if offset is not None:
            before = source[:offset]
            self.line = before.count("\n") + 1
            self.column = offset - (before.rfind("\n") + 1) + 1
            text = source.split("\n")[self.line - 1].replace("\t", " ").rstrip("\r")
            rendered = f"{message} (line {self.line}, column {self.column})\n  {text}\n  {' ' * (self.column - 1)}^"
        super().__init__(rendered)


class CypherLimitError(CypherError, QueryLimitReached):
    """A query was stopped because it reached one of its limits."""
