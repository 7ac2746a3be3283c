"""What the Notes column of the inventory says of each flag."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from knobgraph_api.document import ExportContext
from knobgraph_graph.store import Store
from knobgraph_queries.query import load_query

MOST_CHECKS = 3


class Counterparts:
    """The counterparts of each flag, facts only."""

    def __init__(self, store: Store) -> None:
        self._of: dict[str, list[tuple[str, str]]] = {}
        for row in load_query("counterparts").run(store):
            if row.label == "Flag" and row.fact:
                self._of.setdefault(row.left_id, []).append((row.right_id, row.by))
                self._of.setdefault(row.right_id, []).append((row.left_id, row.by))

    def of(self, flag: str) -> list[tuple[str, str]]:
        """Return the counterparts of a flag by id, each with what makes it one."""
        return sorted(self._of.get(flag, ()))


def notes_of(flag: Mapping[str, Any], counterparts: Counterparts, context: ExportContext) -> dict[str, Any]:
    """Return what is to be noted of a flag: need, status, deprecation, mode, group, checks with their lines, and counterparts."""
    checks = [check.partition(": ") for check in flag["validations"] or ()]
    return {
        "need": "required" if flag["required"] else "optional",
        "status": flag["status"] if flag["status"] != "used" else None,
        "deprecated": bool(flag["deprecated"]),
        "mode": flag["mode"],
        "exclusive": flag["exclusive_group"],
        "environment": flag["env"],
        "checks": [(context.cite_place(place), text) for place, _, text in checks[:MOST_CHECKS]],
        "more_checks": max(len(checks) - MOST_CHECKS, 0),
        "counterparts": [(*identifier.rpartition("#")[::2], by) for identifier, by in counterparts.of(flag["id"])],
    }
