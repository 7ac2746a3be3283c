"""`/artifacts`: what the plans speak of."""

from __future__ import annotations

from knobgraph_api.http.inventory import Inventory

RESOURCE = Inventory(
    "artifacts",
    "artifacts",
    "Every artifact that plans speak of: whether it is there, what makes it, and how often it is cited.",
    ("id", "kind", "exists", "moved_to", "timestamp", "initiative", "produced", "cited", "needed"),
)
