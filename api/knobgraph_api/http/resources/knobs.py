"""`/knobs`: every setting of the execution, and where it should live."""

from __future__ import annotations

from knobgraph_api.http.inventory import Inventory

RESOURCE = Inventory(
    "knobs",
    "knobs",
    "Every execution knob: where it is set, to what, by what, and where it should live.",
    ("category", "callee", "parameter", "value", "binding", "flows_from", "default", "home", "parity", "path", "line"),
    followed=True,
)
