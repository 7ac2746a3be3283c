"""One direct flow into one of some targets."""

from __future__ import annotations

from dataclasses import dataclass

from knobgraph_queries.named.flows import Row

__all__ = ["Parameters", "Row"]


@dataclass(frozen=True, slots=True)
class Parameters:
    """Whose flows: the ids of their targets."""

    ids: list[str]
