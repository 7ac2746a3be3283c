"""One initiative, phase, task or attempt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One initiative, phase, task or attempt."""

    kind: str
    id: str
    written: str | None
    title: str | None
    state: str | None
    initiative: str | None
    part_of: str | None
    section: str | None
    goal: str | None
    guidance: str | None
    prerequisites: list[str] | None
    exit_criteria: list[str] | None
    exit_criteria_places: list[str] | None
    checks: list[str] | None
    follow_ups: list[str] | None
    timestamp: str | None
    folder: str | None
    described: bool | None
    path: str | None
    line: int | None
    text: str | None
