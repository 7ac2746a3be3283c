"""`/citations`: whether what plans cite still holds."""

from __future__ import annotations

from knobgraph_api.http.inventory import Inventory

RESOURCE = Inventory(
    "citations",
    "citations",
    "Every citation of a line, symbol or section in a plan, and whether it still holds.",
    ("path", "line", "artifact", "cited_line", "section", "names", "verdict", "corrected_path", "corrected_line", "reason"),
)
