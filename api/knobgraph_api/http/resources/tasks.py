"""`/tasks`: the tasks of the plans alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from knobgraph_api.http.resources.plans import RESOURCE as PLANS


def keep(row: dict[str, Any]) -> bool:
    """Return whether a row is of a task."""
    return bool(row["kind"] == "Task")


RESOURCE = replace(PLANS, name="tasks", summary="Every task of the plans, with its state.", keep=keep)
