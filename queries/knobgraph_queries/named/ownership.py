"""One claim to own something."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One claim to own something."""

    kind: str
    id: str
    owner: str
    owner_kind: str | None
    rule: str | None
    strength: int | None
    evidence: str | None
    path: str | None
    line: int | None
    text: str | None
