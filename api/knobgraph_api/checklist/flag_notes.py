"""Items that ask for what is noted of each flag: required or optional, its default, whether it is ignored."""

from __future__ import annotations

from knobgraph_api.checklist.evidence import Answer, Evidence

PATH = "cli_inventory.md"
STATUSES = ("ignored", "unread", "overwritten", "unknown")


def answers(item: str, evidence: Evidence) -> list[Answer]:
    """Return how many rows of the inventory say what the graph knows of their flag."""
    words = item.lower()
    if PATH not in evidence.documents:
        return []
    tables = [t for t in evidence.tables(PATH) if t.header[:1] == ("Flag",)]
    found: list[Answer] = []
    if "required" in words:
        cells = [c for t in tables for c in t.column("required") or []]
        yes, wanted = cells.count("yes"), sum(bool(f["required"]) for f in evidence.flags)
        holds = yes == wanted and set(cells) <= {"yes", "no"} and bool(cells)
        found.append(Answer(holds, f"{yes} of {wanted} required flags marked, {cells.count('no')} optional"))
    if "default" in words:
        cells = [c for t in tables for c in t.column("default") or []]
        shown, wanted = sum(bool(c) for c in cells), sum(f["default"] not in (None, "", "None") for f in evidence.flags)
        found.append(Answer(shown >= wanted and bool(cells), f"{shown} rows with a default, {wanted} flags have one"))
    if any(w in words for w in ("ignored", "stubbed", "unused")):
        notes = [c for t in tables for c in t.column("notes") or []]
        for status in STATUSES:
            marked, wanted = sum(f"**{status}**" in c for c in notes), sum(f["status"] == status for f in evidence.flags)
            if wanted or marked or status == "ignored":
                found.append(Answer(marked == wanted, f"{marked} of {wanted} {status} flags marked"))
    return found
