"""One flag that does nothing."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One flag that does nothing."""

    id: str
    entry_point: str | None
    command: str | None
    names: list[str] | None
    status: str
    evidence: list[str] | None
    path: str | None
    line: int | None
