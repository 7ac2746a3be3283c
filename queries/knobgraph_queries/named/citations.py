"""One citation and its verdict."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One citation and its verdict."""

    path: str
    line: int
    text: str | None
    source_kind: str
    source: str
    mention: str | None
    artifact: str
    cited_line: int | None
    cited_end_line: int | None
    section: str | None
    names: list[str] | None
    verdict: str
    reason: str | None
    corrected_path: str | None
    corrected_line: int | None
    corrected_text: str | None
    last_true: str | None
