"""Items that ask a summary for outcomes, questions and next steps."""

from __future__ import annotations

import re

from knobgraph_api.checklist.evidence import Answer, Evidence

PATH = "summary.md"
_NAMED = re.compile(r"(?<![\w-])summary\.md")
PARTS = (
    (("outcome", "discover"), "Key discoveries"), (("question", "blocker"), "Questions and blockers"),
    (("next step", "priorit"), "Suggested priorities"), (("artifact path", "artifacts"), "Artifacts"),
)  # fmt: skip


def answers(item: str, evidence: Evidence) -> list[Answer]:
    """Return what stands in the parts of the summary that an item asks for."""
    words = item.lower()
    if PATH not in evidence.documents or _NAMED.search(words) is None:
        return []
    parts = [(h, b) for h, _, b in (p.partition("\n") for p in evidence.documents[PATH].split("\n## ")[1:])]
    found: list[Answer] = []
    for said, heading in PARTS:
        if any(w in words for w in said):
            body = next((b for h, b in parts if h.startswith(heading)), "")
            lines = sum(line.startswith(("- ", "1. ", "| ")) and not set(line) <= set("|-: ") for line in body.split("\n"))
            found.append(Answer(lines > 0, f"{heading}: {lines} lines, {body.count('](')} links"))
    return found
