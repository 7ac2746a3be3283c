"""`/parity`: what one back end's command line has that the other's lacks, names, defaults or means differently."""

from __future__ import annotations

from knobgraph_api.http.inventory import Inventory

RESOURCE = Inventory(
    "parity",
    "parity",
    "Every gap between two programs that do the same with different back ends, the gravest first.",
    ("left_program", "right_program", "severity", "kind", "subject", "left", "left_says", "left_place", "right", "right_says", "right_place", "recommendation"),
)
