"""Items about overlaps: the artifacts they name, owners, prerequisites, follow-ups, and what is missing."""

from __future__ import annotations

import re

from knobgraph_api.checklist.evidence import Answer, Evidence

PATH = "overlap_notes.md"
_PATHS = re.compile(r"[\w./-]+\.(?:md|py|csv|json|yaml|txt|log)\b")


def answers(item: str, evidence: Evidence) -> list[Answer]:
    """Return what the overlap notes say to each subject that an item names."""
    words = item.lower()
    if PATH not in evidence.documents:
        return []
    found: list[Answer] = []
    if "overlap" in words and ("summaris" in words or "summariz" in words or "artifact" in words):
        found += _named_artifacts(item, evidence)
    if "follow-up" in words or "followup" in words:
        found.append(_filled(evidence, "outstanding", "recommended owner", "follow-up"))
    if "prerequisite" in words:
        found += _prerequisites(evidence)
    if "owner decision" in words or "ownership" in words:
        found.append(_filled(evidence, "topics", "owner", "topic"))
    if "missing artifact" in words or ("missing" in words and "document" in words):
        found += _missing(evidence)
    return found


def _named_artifacts(item: str, evidence: Evidence) -> list[Answer]:
    own = {p.rpartition("/")[2] for p in evidence.documents}
    named = [p for p in dict.fromkeys(_PATHS.findall(item)) if p.rpartition("/")[2] not in own]
    text = evidence.documents[PATH]
    absent = [p for p in named if p.removeprefix("./") not in text]
    if absent:
        return [Answer(False, f"says nothing of {', '.join(absent)}")]
    return [Answer(True, f"speaks of {', '.join(named)}")] if named else []


def _filled(evidence: Evidence, heading: str, column: str, noun: str) -> Answer:
    cells = [c for t in evidence.tables(PATH, heading) for c in t.column(column) or []]
    without = sum(c.startswith("nobody") or not c for c in cells)
    wanted = sum(r["section"] == noun for r in evidence.overlaps)
    return Answer(len(cells) == wanted and not without, f"{len(cells) - without} of {wanted} {noun}s with an owner")


def _prerequisites(evidence: Evidence) -> list[Answer]:
    tables = evidence.tables(PATH, "prerequisites")
    first = [row[0] for t in tables for row in t.rows]
    states = [c for t in tables for c in t.column("there") or []]
    wanted = [r for r in evidence.overlaps if r["section"] == "prerequisite"]
    artifacts = sum(r["kind"] == "Artifact" for r in wanted)
    linked = sum("](" in c for c in first)
    said = f"{len(first)} of {len(wanted)} prerequisites, {linked} of {artifacts} artifacts by path, {sum(s.startswith('missing') for s in states)} missing"
    return [Answer(len(first) == len(wanted) and linked == artifacts and all(states), said)]


def _missing(evidence: Evidence) -> list[Answer]:
    text = evidence.documents[PATH]
    lost = {r["artifact"] for r in evidence.overlaps if r["exists"] is False and r["section"] in ("prerequisite", "topic", "decision record")}
    absent = sorted(a for a in lost if a not in text)
    return [Answer(not absent, f"{len(lost) - len(absent)} of {len(lost)} missing artifacts named" + (f", without {', '.join(absent)}" if absent else ""))]
