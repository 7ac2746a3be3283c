"""What the export of one repository is for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """What the export of one repository is for."""

    repository: str
    commit: str | None
    root: str | None
    initiative: str | None
    phase: str | None
    next_phase: str | None
    plan: str | None
    ledger: str | None
    folder: str | None
