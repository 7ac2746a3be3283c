"""One relationship and its two ends."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parameters:
    """Whose relationships, and how many at most."""

    ids: list[str]
    most: int


@dataclass(frozen=True, slots=True)
class Row:
    """One relationship and its two ends."""

    source: str
    source_kind: str
    target: str
    target_kind: str
    type: str
    kind: str | None
    condition: str | None
