"""`/findings`."""

from __future__ import annotations

from knobgraph_api.http.inventory import Inventory

RESOURCE = Inventory(
    "findings",
    "findings",
    "Every finding, its status as written, and how many places cite it.",
    ("id", "status", "synopsis", "citations", "path", "line"),
)
