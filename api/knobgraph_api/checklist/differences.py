"""Items that ask for the differences between command lines: flags that are missing, named, defaulted or meant differently."""

from __future__ import annotations

from collections.abc import Iterable

from knobgraph_api.checklist.evidence import Answer, Evidence

PATH = "cli_inventory.md"
KINDS = (
    (("missing",), ("missing",), ("missing in ",)),
    (("name", "naming"), ("renamed",), ("naming divergences",)),
    (("default",), ("default", "own-default"), ("default divergences",)),
    (("semantic", "mean"), ("semantics", "dead"), ("semantic differences", "critical semantic")),
)


def answers(item: str, evidence: Evidence) -> list[Answer]:
    """Return how many gaps of the graph stand in the tables of the kinds that an item names, in all tables where it names none."""
    words = item.lower()
    if PATH not in evidence.documents or not any(w in words for w in ("difference", "divergen", "delta", "parity gap")):
        return []
    if "\n## Parity Gaps\n" not in evidence.documents[PATH]:
        return [Answer(False, "no section Parity Gaps; no two programs are paired")]
    asked = [(kinds, headings) for said, kinds, headings in KINDS if any(w in words for w in said)]
    return [_counted(evidence, kinds, headings) for kinds, headings in asked or [(k, h) for _, k, h in KINDS]]


def _counted(evidence: Evidence, kinds: Iterable[str], headings: Iterable[str]) -> Answer:
    tables = [t for h in headings for t in evidence.tables(PATH, h)]
    shown = sum(len(t.rows) for t in tables)
    critical = "critical semantic" in headings
    wanted = sum(g.kind in kinds or (critical and g.severity == "critical") for g in evidence.gaps)
    uncited = sum(all("](" not in cell for cell in row) for t in tables for row in t.rows)
    return Answer(shown == wanted and not uncited, f"{shown} of {wanted} gaps of the kind {', '.join(kinds)}" + (f", {uncited} uncited" if uncited else ""))
