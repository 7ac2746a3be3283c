"""Findings: rows of findings tables and headings that begin with the id of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knobgraph_ingest.plans.markdown import Block, plain

_ID = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-\d+[A-Za-z]?")
_SYNOPSIS = ("synopsis", "summary", "finding", "description", "lesson")


@dataclass(frozen=True, slots=True)
class FindingColumns:
    """Which columns of a findings table hold what."""

    id: int
    synopsis: int
    status: int | None


def findings_columns(header: Sequence[str]) -> FindingColumns | None:
    """Return the columns of a findings table, None for any other table."""
    names = [h.strip(" *`").lower() for h in header]
    identifier = next((n for n, name in enumerate(names) if name in ("finding id", "finding", "id", "findings")), None)
    if identifier is None or not any("finding" in n or "synopsis" in n for n in names):
        return None
    synopsis = next((n for w in _SYNOPSIS for n, name in enumerate(names) if n != identifier and w in name), None)
    if synopsis is None:
        return None
    return FindingColumns(identifier, synopsis, next((n for n, name in enumerate(names) if name in ("status", "state")), None))


def finding_of_row(row: Block, columns: FindingColumns) -> tuple[str, str, str | None] | None:
    """Return id, synopsis and status of a row as written, None where it has no id."""
    texts = [plain(c) for c in row.cells] + [""] * len(row.header)
    identifier = texts[columns.id].strip("`* ")
    if not identifier:
        return None
    status = texts[columns.status].strip() if columns.status is not None else ""
    return identifier, texts[columns.synopsis], status or None


def finding_heading(title: str) -> tuple[str, str] | None:
    """Return id and synopsis of a heading that begins with a finding's id."""
    found = _ID.match(title.strip("`*[ "))
    if found is None:
        return None
    return found[0], title.strip("`*[ ")[found.end() :].lstrip(" `*])—–-:").rstrip(" `*]—–-:")
