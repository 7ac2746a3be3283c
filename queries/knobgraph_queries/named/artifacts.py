"""One artifact."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One artifact."""

    id: str
    kind: str | None
    exists: bool | None
    moved_to: str | None
    timestamp: str | None
    initiative: str | None
    produced: int
    cited: int
    needed: int
