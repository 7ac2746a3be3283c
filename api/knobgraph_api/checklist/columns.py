"""Items that say which columns a table must have."""

from __future__ import annotations

import re

from knobgraph_api.checklist.evidence import Answer, Evidence

_COLUMNS = re.compile(r"columns:?\s+(.+?)(?:\.\s|\.?$)", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\(.*?\)|\s*\(.*")


def answers(item: str, path: str, evidence: Evidence) -> list[Answer]:
    """Return whether each table of the document that lists its subject has the columns that an item names."""
    stated = _COLUMNS.search(item)
    if stated is None:
        return []
    text = _BRACKETS.sub("", stated[1])
    wanted = [c for part in re.split(r",\s*(?:and\s+)?|\s+and\s+", text) if (c := part.strip(" `.").lower())]
    # The tables that list the subject are those that begin with its first column.
    own = [t for t in evidence.tables(path) if t.header and t.header[0].lower().startswith(wanted[0])] if wanted else []
    lacking = {c: t.heading for t in own for c in wanted if t.column(c) is None}
    if not own:
        return [Answer(False, f"no table begins with the column {wanted[0] if wanted else ''}")]
    if lacking:
        return [Answer(False, "; ".join(f"{heading} is without the column {c}" for c, heading in lacking.items()))]
    return [Answer(True, f"all {len(own)} tables have the columns {', '.join(wanted)}")]
