"""Points in time as plans and report folders write them."""

from __future__ import annotations

import re

_STAMP = re.compile(r"(?<![\d-])(\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:?\d{2}(?::?\d{2})?Z?)?)(?![\d-])")

_DAY = re.compile(r"(\d{4}-(?:0[1-9]|1[0-2])(?:-\d{2})?)(?=[-_.T ]|$)")


def leading_timestamp(text: str) -> str | None:
    """Return the point in time that a heading or list item begins with, brackets and bold marks apart."""
    found = _STAMP.match(text.lstrip(" [(*`"))
    return found[1] if found else None


def timestamp_in(text: str) -> str | None:
    """Return the first point in time that a text names."""
    found = _STAMP.search(text)
    return found[1] if found else None


def dated(path: str) -> str | None:
    """Return the day or month that the name of a file or of a folder it lies in begins with (`plans/2025-08-unify/plan.md`), the innermost."""
    found = (_DAY.match(part) for part in reversed(path.split("/")))
    return next((f[1] for f in found if f is not None), None)


def report_timestamp(path: str) -> str | None:
    """Return the timestamp of the report folder that a path lies in (`…/reports/2025-10-19T225905Z/…`)."""
    for part in path.split("/"):
        found = _STAMP.match(part)
        if found:
            return found[1]
    return None
