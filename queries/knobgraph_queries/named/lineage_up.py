"""One node at the other end of a lineage."""

from __future__ import annotations

from knobgraph_queries.named.lineage_down import Parameters, Row

__all__ = ["Parameters", "Row"]
