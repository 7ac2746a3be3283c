"""How much of an entry point is run before the analysis stops."""

from __future__ import annotations

from dataclasses import dataclass


class BudgetSpent(Exception):
    """The entry point's budget is used up; what is left of it is unknown."""


@dataclass
class Budget:
    """How much of an entry point may still be run: statements, seconds, call depth."""

    statements: int = 600_000
    seconds: float = 30.0
    depth: int = 90
    loop_items: int = 400
    range_items: int = 12
    plain_runs: int = 200
    carrying_runs: int = 1_000
    idle_statements: int = 2_500
    whole_budgets: float = 3.0
    least_share: float = 0.05

    def share(self, used: float, left: int) -> float:
        """Return the part of a budget for the next of `left` sub-commands, where those before took `used` budgets together."""
        return min(1.0, max(self.least_share, (self.whole_budgets - used) / left))
