"""`/flags`, with defaults and choices as plain values."""

from __future__ import annotations

from typing import Any

from knobgraph_api.flag_row import flag_rows
from knobgraph_api.http.inventory import Inventory

SHOWN = ("entry_point", "command", "names", "dest", "type", "required", "default", "status", "path", "line")


def names_of(row: dict[str, Any]) -> list[str]:
    """Return what a flag is called on a command line or in its script's namespace."""
    return [*(row["names"] or ()), *([row["dest"]] if row["dest"] else [])]


RESOURCE = Inventory(
    "flags",
    "flags",
    "Every flag of every entry point, as its parser declares it.",
    SHOWN,
    read=flag_rows,
    types={"default": Any, "choices": Any, "const": Any, "default_as_written": None},
    names=names_of,
    followed=True,
)
