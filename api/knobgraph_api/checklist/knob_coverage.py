"""Items that name groups of knobs the catalog must cover, or ask where each stands and belongs."""

from __future__ import annotations

from knobgraph_api.checklist.evidence import Answer, Evidence

PATH = "execution_knobs.md"
CATEGORIES = (
    ("trainer", "trainer"), ("environment", "environment"), ("hard-coded", "hard-coded bridge defaults"), ("mlflow", "experiment tracking"),
    ("tracking", "experiment tracking"), ("distributed", "distributed"), ("logging", "logging"), ("optimi", "optimiser"),
    ("checkpoint", "checkpointing and early stopping"), ("data-loader", "data loading"), ("data loader", "data loading"),
)  # fmt: skip
PLACED = ("parity coverage", "spec update", "adr", "proposed home", "override")


def answers(item: str, evidence: Evidence) -> list[Answer]:
    """Return how many knobs of each group the catalog shows of those in the graph, and how many it places."""
    words = item.lower()
    if PATH not in evidence.documents or ("knob" not in words and "coverage" not in words):
        return []
    spoken = dict.fromkeys(category for word, category in CATEGORIES if word in words)
    found = [_category(c, evidence) for c in spoken] if "coverage includes" in words or "covers" in words else []
    if any(w in words for w in PLACED) and not found:
        found += _placed(evidence)
    return found


def _category(category: str, evidence: Evidence) -> Answer:
    shown = sum(len(t.rows) for t in evidence.tables(PATH, category) if t.heading.lower() == category)
    own = evidence.knob_groups(category)
    return Answer(shown == len(own), f"{category}: {shown} of {len(own)} knobs" if own else f"{category}: the code has none")


def _placed(evidence: Evidence) -> list[Answer]:
    tables = [t for t in evidence.tables(PATH) if t.header[:1] == ("Knob Name",)]
    rows = sum(len(t.rows) for t in tables)
    homes = sum(bool(c.strip(" :")) for t in tables for c in t.column("proposed home") or [])
    parity = [c for t in tables for c in t.column("parity notes") or []]
    already, open_ = sum("already" in c for c in parity), sum("adr follow-up" in c.lower() for t in tables for c in t.column("proposed home") or [])
    said = f"{homes} of {rows} knobs with a proposed home, {sum(map(bool, parity))} with their parity: {already} covered already, {open_} for an ADR"
    return [Answer(homes == rows == sum(map(bool, parity)) > 0, said)]
