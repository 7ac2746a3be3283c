"""Bounds on what one query may cost."""

from __future__ import annotations

import time
from dataclasses import dataclass

from knobgraph_graph.cypher.error import CypherLimitError

CLOCK_INTERVAL = 256


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one query may produce or cost; `None` is no limit.

    `rows` bounds the rows any clause holds at once, `returned` the rows of the result, `seconds` the wall-clock time, `expansions` the
    nodes and relationships looked at.
    """

    rows: int | None = 1_000_000
    seconds: float | None = 60.0
    expansions: int | None = 50_000_000
    returned: int | None = None


class Budget:
    """What is left of a query's limits; raises `CypherLimitError` when one is used up."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._deadline = None if limits.seconds is None else time.monotonic() + limits.seconds
        self._spent = 0
        self._next_look = CLOCK_INTERVAL

    def spend(self, amount: int = 1) -> None:
        """Count `amount` looks at the graph or at a row."""
        self._spent += amount
        if self._spent >= self._next_look:
            self._look()

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
