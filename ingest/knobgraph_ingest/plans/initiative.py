"""Which initiative a plan file belongs to."""

from __future__ import annotations

import re

from knobgraph_ingest.plans.markdown import Markdown, plain
from knobgraph_ingest.plans.statement import statements_of
from knobgraph_ingest.plans.timestamp import leading_timestamp

ROOTS = ("plans", "initiatives", "docs/plans", "docs/initiatives")
SHELVES = frozenset({"active", "archive", "archived", "backlog", "blocked", "complete", "completed", "done", "examples", "next", "paused", "plans"})
INSIDE = frozenset({"reports", "bin", "logs", "docs", "notes", "specs", "artifacts"})
LABELS = ("initiative", "initiative id", "project/initiative name", "initiative name", "initiative/id", "epic")
_ID = re.compile(r"([A-Z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+)(?=\s|$|\W)")


def folder_initiative(path: str) -> str | None:
    """Return the initiative whose folder below `plans/` a file lies in."""
    parts = path.split("/")
    for index, part in enumerate(parts[:-1]):
        if part not in ("plans", "initiatives"):
            continue
        rest = parts[index + 1 : -1]
        while rest and rest[0] in SHELVES:
            rest = rest[1:]
        if rest and rest[0] not in INSIDE and leading_timestamp(rest[0] + " ") != rest[0]:
            return rest[0]
    return None


def stated_initiative(found: Markdown) -> tuple[str | None, str | None]:
    """Return the id and the title that a file's own metadata give its initiative."""
    value = found.front_matter.get("initiative")
    text = str(value) if isinstance(value, (str, int)) else None
    if text is None:
        for block in found.blocks[:40]:
            for statement in statements_of(block.spans):
                if statement.label in LABELS and statement.text:
                    text = statement.text
                    break
            if text is not None:
                break
    if text is None:
        return None, None
    matched = _ID.match(text.strip("`* "))
    if matched is None:
        return None, text
    return matched[1], text.strip("`* ")[matched.end() :].strip(" `—–-:") or None


def heading_title(found: Markdown) -> str:
    """Return the first heading of a file, empty where it has none."""
    return next((plain(b.spans) for b in found.blocks if b.kind == "heading"), "")


def initiative_of(path: str, role: str, found: Markdown) -> tuple[str | None, str | None]:
    """Return id and title of the initiative that a file belongs to; a plan that stands alone is its own."""
    stated, title = stated_initiative(found)
    folder = folder_initiative(path)
    if stated is not None:
        return stated, title
    if folder is not None:
        return folder, title
    if role != "plan":
        return None, title
    stem = path.rpartition("/")[2].rpartition(".")[0]
    return stem, title or heading_title(found) or None
