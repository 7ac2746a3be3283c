"""One finding."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One finding."""

    id: str
    synopsis: str | None
    status: str | None
    citations: int
    cited_in: list[str]
    path: str | None
    line: int | None
    text: str | None
