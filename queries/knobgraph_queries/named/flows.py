"""One direct flow."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One direct flow."""

    source: str
    source_kind: str
    target: str
    target_kind: str
    kind: str
    condition: str | None
    step_paths: list[str]
    step_lines: list[int]
    step_texts: list[str]
    flags: list[str]
    ways: list[str] | None
