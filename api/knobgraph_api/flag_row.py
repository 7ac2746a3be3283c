"""Flags as the rows of the JSON contract."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

from knobgraph_graph.store import Store
from knobgraph_queries.query import load_query


def flag_rows(store: Store) -> list[dict[str, Any]]:
    """Return every flag with its default and choices as plain values; a default only a run knows stays as written."""
    rows: list[dict[str, Any]] = []
    for found in load_query("flags").run(store):
        row = dataclasses.asdict(found)
        row["default"] = row["default"] if row.pop("default_as_written") else _decoded(row["default"])
        row["choices"] = _decoded(row["choices"])
        row["const"] = _decoded(row["const"])
        rows.append(row)
    return rows


def _decoded(text: str | None) -> Any:
    if text is None:
        return None
    try:
        return json.loads(text)
    except ValueError:
        return text
