"""Rows as JSON, CSV or markdown, as the request prefers."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from starlette.requests import Request

from knobgraph_api.http.json_text import json_bytes
from knobgraph_api.http.problem import Problem
from knobgraph_api.rendering import as_text, markdown_table

MEDIA_TYPES = {"json": "application/json", "csv": "text/csv", "markdown": "text/markdown"}


def wanted_format(request: Request, named: str | None) -> str:
    """Return the format that a request asks for: by name, else by its `Accept` header, else JSON.

    Raises:
        Problem: `Accept` names only what there is not.
    """
    if named is not None:
        return named
    accept = request.headers.get("accept")
    if not accept:
        return "json"
    best = max(MEDIA_TYPES, key=lambda name: _quality(accept, MEDIA_TYPES[name]))
    if _quality(accept, MEDIA_TYPES[best]) <= 0:
        raise Problem(406, f"there are {', '.join(MEDIA_TYPES.values())}")
    return best


def written(form: str, rows: Sequence[Mapping[str, Any]], columns: Sequence[str], envelope: Mapping[str, Any]) -> bytes:
    """Return rows in a format; only JSON has the envelope, and only JSON has what is not in `columns`."""
    if form == "json":
        return json_bytes({"items": rows, **envelope})
    cells = [[_cell(row.get(column)) for column in columns] for row in rows]
    if form == "markdown":
        return markdown_table(columns, cells).encode("utf-8", "replace")
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(cells)
    return text.getvalue().encode("utf-8", "replace")


def _cell(value: Any) -> str:
    if isinstance(value, Mapping):
        return f"{value['path']}:{value['line']}" if {"path", "line"} <= value.keys() else json_bytes(value).decode()
    if isinstance(value, list | tuple):
        return ", ".join(_cell(item) for item in value)
    return as_text(value)


def _quality(accept: str, media_type: str) -> float:
    best = (-1, 0.0)
    for part in accept.split(","):
        name, *parameters = (p.strip() for p in part.split(";"))
        exactness = 2 if name.lower() == media_type else 1 if name == f"{media_type.split('/', maxsplit=1)[0]}/*" else 0 if name == "*/*" else -1
        quality = next((_number(p[2:]) for p in parameters if p.startswith("q=")), 1.0)
        if exactness >= 0:
            best = max(best, (exactness, quality))
    return best[1]


def _number(text: str) -> float:
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0
