"""One topic of the profile."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One topic of the profile."""

    id: str
    words: list[str] | None
    paths: list[str] | None
    owner: str | None
