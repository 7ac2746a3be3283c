"""One mention in a plan."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One mention in a plan."""

    relation: str
    source_kind: str
    source: str
    source_initiative: str | None
    target_kind: str
    target: str
    target_path: str | None
    mention: str | None
    cited_line: int | None
    verdict: str | None
    path: str | None
    line: int | None
    text: str | None
