"""One place and its text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One place and its text."""

    path: str
    line: int
    text: str
