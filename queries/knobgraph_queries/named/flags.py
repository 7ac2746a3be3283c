"""One flag."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One flag."""

    id: str
    entry_point: str | None
    command: str | None
    names: list[str] | None
    dest: str | None
    type: str | None
    action: str | None
    nargs: str | None
    const: str | None
    choices: str | None
    required: bool | None
    default: str | None
    default_as_written: bool | None
    help: str | None
    metavar: str | None
    group: str | None
    exclusive_group: str | None
    env: str | None
    positional: bool | None
    hidden: bool | None
    deprecated: bool | None
    status: str | None
    evidence: list[str] | None
    validations: list[str] | None
    pitfalls: list[str] | None
    pitfall_fixes: list[str] | None
    mode: str | None
    backend: str | None
    path: str | None
    line: int | None
    text: str | None
