"""`/fields`: config fields and keys."""

from __future__ import annotations

from typing import Any

from knobgraph_api.http.inventory import Inventory


def names_of(row: dict[str, Any]) -> list[str]:
    """Return the shorter names of a field: every end of its dotted name that still has its class or dict."""
    head, bracket, key = row["id"].partition("[")
    words = head.split(".")
    least = 1 if bracket else 2
    return [f"{'.'.join(words[start:])}{bracket}{key}" for start in range(len(words) - least + 1)]


RESOURCE = Inventory(
    "fields",
    "fields",
    "Every config field and key, with its default and the places that read it.",
    ("owner", "name", "type", "default", "purpose", "path", "line"),
    names=names_of,
    followed=True,
)
