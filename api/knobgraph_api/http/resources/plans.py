"""`/plans`: initiatives, phases, tasks and attempts."""

from __future__ import annotations

from knobgraph_api.http.inventory import Inventory

RESOURCE = Inventory(
    "plans",
    "plans",
    "Every initiative, phase, task and attempt of the plans, with its state.",
    ("kind", "id", "title", "state", "initiative", "part_of", "path", "line"),
)
