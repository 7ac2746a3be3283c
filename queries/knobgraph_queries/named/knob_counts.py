"""The number of knobs of one category."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """The number of knobs of one category."""

    category: str | None
    knobs: int
    without_counterpart: int
