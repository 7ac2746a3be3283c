"""One gap between two programs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One gap between two programs; a side that has nothing of the kind is None."""

    kind: str
    severity: str
    mode: str | None
    left_program: str
    right_program: str
    left_backend: str | None
    right_backend: str | None
    subject: str
    left: str | None
    right: str | None
    left_id: str | None
    right_id: str | None
    left_says: str | None
    right_says: str | None
    left_place: str | None
    right_place: str | None
    left_text: str | None
    right_text: str | None
    destination: str | None
    expression: str | None
    left_lineage: list[str] | None
    right_lineage: list[str] | None
    recommendation: str
    id: str
