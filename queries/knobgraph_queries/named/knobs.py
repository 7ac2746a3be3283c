"""One execution knob."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One execution knob."""

    id: str
    kind: str
    callee: str
    parameter: str
    value: str | None
    constant: str | None
    binding: str
    flows_from: list[str]
    default: str | None
    type: str | None
    conversion: str | None
    purpose: str | None
    category: str
    home: str
    rationale: str
    counterpart: str | None
    counterpart_by: str | None
    parity: str
    library: str | None
    reached: bool | None
    sites: list[str]
    quote: str | None
    findings: list[str] | None
    specs: list[str] | None
    backend: str | None
    path: str
    line: int
    text: str | None
