"""`/dead`: the flags that reach nothing that is read, or of which that is not known."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from knobgraph_api.commands.dead import DEAD
from knobgraph_api.http.resources.flags import RESOURCE as FLAGS


def keep(row: dict[str, Any]) -> bool:
    """Return whether a flag is dead or may be."""
    return row["status"] in (*DEAD, "unknown")


RESOURCE = replace(
    FLAGS,
    name="dead",
    summary="The flags that reach nothing that is read, or of which that is not known, with the evidence.",
    shown=("entry_point", "command", "names", "status", "evidence"),
    keep=keep,
    single=False,
    followed=False,
)
