"""One entry point or sub-command."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One entry point or sub-command."""

    id: str
    name: str | None
    command: str | None
    kind: str | None
    framework: str | None
    flags: int
    path: str | None
    line: int | None
