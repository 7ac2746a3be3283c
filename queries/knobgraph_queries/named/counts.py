"""The number of nodes of one label."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """The number of nodes of one label."""

    label: str
    nodes: int
