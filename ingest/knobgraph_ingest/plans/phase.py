"""Headings and file names that open a phase."""

from __future__ import annotations

import re

_PHASE = re.compile(
    r"[^\w]*(?:(?:Phase|Stage|Milestone)\s+(?P<id>[A-Z](?:\.?\d+)*|\d+(?:\.\w+)*|Final|Zero)|(?P<last>Final)\s+Phase)"
    r"(?=\s*(?:[:—–(\[.]|-\s|$|\s-|\s))\s*[:—–.-]*\s*(?P<title>.*)",
    re.IGNORECASE,
)
_FILE = re.compile(r"(?:^|[_-])phase[_-]?(?P<id>[a-z]?\d*|final)(?=[_.-])", re.IGNORECASE)
_NOT_A_TITLE = re.compile(r"^(?:and|or|to|is|was|rows?|tasks?|goal|complete|checklist)\b", re.IGNORECASE)


def phase_heading(title: str) -> tuple[str, str] | None:
    """Return id and title of the phase that a heading opens, None where it opens none."""
    found = _PHASE.fullmatch(title.strip())
    if found is None:
        return None
    written = found["id"] or found["last"]
    identifier = written if written.lower() not in ("final", "zero") else written.capitalize()
    if len(identifier) == 1 and identifier.isalpha() and not identifier.isupper():
        return None
    rest = found["title"].strip(" *_")
    return None if _NOT_A_TITLE.match(rest) and ":" not in title else (identifier, rest or f"Phase {identifier}")


def phase_of_file(path: str) -> str | None:
    """Return the id of the phase that a file name speaks of (`phase_1_checklist.md`)."""
    found = _FILE.search(path.rpartition("/")[2])
    return (found["id"].upper() if len(found["id"]) <= 2 else found["id"].capitalize()) if found and found["id"] else None
