"""Two programs that were compared."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """Two programs that were compared, and whether the profile declares the pair."""

    left: str
    right: str
    mode: str | None
    left_backend: str | None
    right_backend: str | None
    left_path: str | None
    right_path: str | None
    declared: bool
