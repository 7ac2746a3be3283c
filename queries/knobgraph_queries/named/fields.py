"""One config field or key of a config dict."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One config field or key of a config dict."""

    id: str
    label: str
    owner: str | None
    name: str | None
    type: str | None
    default: str | None
    purpose: str | None
    reads: list[str] | None
    backend: str | None
    path: str | None
    line: int | None
    text: str | None
