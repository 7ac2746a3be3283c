"""Bounds on what one query may cost."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from knobgraph_graph.cypher.error import CypherLimitError

CLOCK_INTERVAL = 256


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one query may produce or cost; `None` is no limit.

    `rows` bounds the rows any clause holds at once, `returned` the rows of the result, `seconds` the wall-clock time, `expansions` the
    nodes and relationships looked at, `made` the characters of text and, eight times, the items of lists that its expressions make.
    """

    rows: int | None = 1_000_000
    seconds: float | None = 60.0
    expansions: int | None = 50_000_000
    returned: int | None = None
    made: int | None = 400_000_000


class Budget:
    """What is left of a query's limits; raises `CypherLimitError` when one is used up."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._deadline = None if limits.seconds is None else time.monotonic() + limits.seconds
        self._spent = 0
        self._made = 0
        self._next_look = CLOCK_INTERVAL

    def spend(self, amount: int = 1) -> None:
        """Count `amount` looks at the graph or at a row."""
        self._spent += amount
        if self._spent >= self._next_look:
            self._look()

    def each(self, values: Iterable[Any]) -> Iterator[Any]:
        """Yield the items of a list that an expression walks, each counted."""
        for value in values:
            self.spend()
            yield value

    def grown(self, value: Any) -> Any:
        """Return a value that an expression made, its size counted: a short query may make texts and lists that fill the memory."""
        if isinstance(value, str | list):
            self._made += len(value) if isinstance(value, str) else 8 * len(value)
            if self._limits.made is not None and self._made > self._limits.made:
                raise CypherLimitError("The query makes texts and lists that are too large")
        return value

    def check_rows(self, count: int) -> None:
        """Refuse to hold more rows than allowed."""
        if self._limits.rows is not None and count > self._limits.rows:
            raise CypherLimitError(f"The query produces more than {self._limits.rows:,} rows")

    def check_returned(self, count: int) -> None:
        """Refuse to return more rows than allowed."""
        self.check_rows(count)
        if self._limits.returned is not None and count > self._limits.returned:
            raise CypherLimitError(f"The query returns more than {self._limits.returned:,} rows")

    def _look(self) -> None:
        self._next_look = self._spent + CLOCK_INTERVAL
        if self._limits.expansions is not None and self._spent > self._limits.expansions:
            raise CypherLimitError(f"The query looks at more than {self._limits.expansions:,} nodes and relationships")
        if self._deadline is not None and time.monotonic() > self._deadline:
            raise CypherLimitError(f"The query takes longer than {self._limits.seconds:g} s")
