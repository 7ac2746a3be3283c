"""One node at the other end of a lineage."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Parameters:
    """Whose lineage: the id of a flag, field, key or knob."""

    id: str


@dataclass(frozen=True, slots=True)
class Row:
    """One node at the other end of a lineage."""

    id: str
    kind: str
    hops: int
    backend: str | None
    path: str | None
    line: int | None
