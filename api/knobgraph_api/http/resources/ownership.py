"""`/ownership`: who owns what, and the rule that says so."""

from __future__ import annotations

from knobgraph_api.http.inventory import Inventory

RESOURCE = Inventory(
    "ownership",
    "ownership",
    "Every claim to own an artifact, an initiative or code, with the rule and the evidence that say so.",
    ("kind", "id", "owner", "owner_kind", "rule", "evidence", "path", "line"),
    single=False,
)
