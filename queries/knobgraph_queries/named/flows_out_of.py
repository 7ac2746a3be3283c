"""One direct flow out of one of some sources."""

from __future__ import annotations

from dataclasses import dataclass

from knobgraph_queries.named.flows import Row

__all__ = ["Parameters", "Row"]


@dataclass(frozen=True, slots=True)
class Parameters:
    """Whose flows: the ids of their sources."""

    ids: list[str]
