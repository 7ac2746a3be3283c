"""Which rows of a list are asked for, in which order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from knobgraph_api.rendering import as_text


def select(rows: Sequence[dict[str, Any]], filters: Mapping[str, Sequence[Any]], text: str | None) -> Sequence[dict[str, Any]]:
    """Return the rows whose columns have one of the values asked for and that hold a text, in their order."""
    for column, wanted in filters.items():
        rows = [row for row in rows if _matches(row.get(column), wanted)]
    if text:
        needle = text.casefold()
        rows = [row for row in rows if any(needle in as_text(value).casefold() for value in row.values())]
    return rows


def ordered(rows: Sequence[dict[str, Any]], sort: str | None) -> Sequence[dict[str, Any]]:
    """Return the rows sorted by the columns of `sort`, the given order deciding among equals; what is missing comes last."""
    for term in reversed(sort.split(",") if sort else []):
        column = term.removeprefix("-")
        present = [row for row in rows if row.get(column) is not None]
        present.sort(key=lambda row: _order(row[column]), reverse=term.startswith("-"))
        rows = [*present, *(row for row in rows if row.get(column) is None)]
    return rows


def _matches(value: Any, wanted: Sequence[Any]) -> bool:
    if isinstance(value, list | tuple):
        return any(item in wanted for item in value)
    return value in wanted or (not isinstance(value, bool | str) and value is not None and as_text(value) in wanted)


def _order(value: Any) -> tuple[str, Any]:
    if isinstance(value, int | float):
        return "number", float(value)
    return "text", as_text(value)
