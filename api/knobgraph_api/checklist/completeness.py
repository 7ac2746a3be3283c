"""Whether a document holds all that the graph has for it, every row with its source."""

from __future__ import annotations

from collections.abc import Callable

from knobgraph_api.checklist.evidence import Answer, Evidence

LINK = "]("


def answer(path: str, evidence: Evidence) -> Answer:
    """Return how much of the graph a document of the export shows."""
    by_name: dict[str, Callable[[str, Evidence], Answer]] = {
        "cli_inventory.md": _flags, "execution_knobs.md": _knobs, "overlap_notes.md": _overlaps, "summary.md": _summary, "a1_cli_flags.txt": _listing,
    }  # fmt: skip
    return by_name.get(path.rpartition("/")[2], _any)(path, evidence)


def _flags(path: str, evidence: Evidence) -> Answer:
    tables = [t for t in evidence.tables(path) if t.header[:1] == ("Flag",)]
    shown = sum(len(t.rows) for t in tables)
    cited = sum(LINK in cell for t in tables for cell in t.column("source") or [])
    wanted = len(evidence.flags)
    return Answer(shown == cited == wanted > 0, f"{shown} of {wanted} flags in {len(tables)} tables, {cited} with their source line")


def _knobs(path: str, evidence: Evidence) -> Answer:
    tables = [t for t in evidence.tables(path) if t.header[:1] == ("Knob Name",)]
    shown = sum(len(t.rows) for t in tables)
    cited = sum(LINK in cell for t in tables for cell in t.column("current definition") or [])
    wanted = len(evidence.knob_groups())
    return Answer(shown == cited == wanted > 0, f"{shown} of {wanted} knobs in {len(tables)} categories, {cited} with the line that sets them")


def _overlaps(path: str, evidence: Evidence) -> Answer:
    headings = {"topic": "topics", "prerequisite": "prerequisites", "follow-up": "outstanding", "decision record": "missing decision"}
    counts = {s: sum(len(t.rows) for t in evidence.tables(path, h)) for s, h in headings.items()}
    wanted = {s: sum(r["section"] == s for r in evidence.overlaps) for s in headings}
    said = ", ".join(f"{counts[s]} of {wanted[s]} {s}s" for s in headings)
    return Answer(counts == wanted and any(counts.values()), said)


def _summary(path: str, evidence: Evidence) -> Answer:
    parts = [(h, b) for h, _, b in (p.partition("\n") for p in evidence.documents[path].split("\n## ")[1:])]
    wanted = ("Key discoveries", "Questions and blockers", "Suggested priorities")
    empty = [h for h in wanted if not any(k.startswith(h) and v.strip() for k, v in parts)]
    links = evidence.documents[path].count(LINK)
    return Answer(not empty and links > 0, f"without {', '.join(empty)}" if empty else f"discoveries, questions and priorities with {links} links")


def _listing(path: str, evidence: Evidence) -> Answer:
    lines = {":".join(line.split(":", 2)[:2]) for line in evidence.documents[path].split("\n")}
    wanted = {f"{f['path']}:{f['line']}" for f in evidence.flags}
    there = wanted & lines
    return Answer(there == wanted != set(), f"{len(there)} of {len(wanted)} lines that define flags")


def _any(path: str, evidence: Evidence) -> Answer:
    rows = sum(len(t.rows) for t in evidence.tables(path))
    return Answer(rows > 0, f"{rows} rows")
