"""Two flags or config fields that stand for one thing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """Two flags or config fields that stand for one thing; without `fact` it is a suggestion only."""

    label: str
    left_id: str
    right_id: str
    by: str
    fact: bool
    destination: str | None
    evidence: str | None
