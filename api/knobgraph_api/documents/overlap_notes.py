"""`overlap_notes.md`: what plans share, what the next phase needs, what is left, which decisions are unwritten."""

from __future__ import annotations

from typing import Any

from knobgraph_api.audit.overlap import overlap_rows
from knobgraph_api.audit.phase_choice import choose_phase
from knobgraph_api.audit.plan_index import PlanIndex
from knobgraph_api.document import Document, ExportContext, exported_names
from knobgraph_api.template import render_template


def render(context: ExportContext) -> str:
    """Return the overlap audit with its evidence in an appendix."""
    index = PlanIndex.of(context.store)
    choice = choose_phase(context.store, index)
    rows: dict[str, list[dict[str, Any]]] = {}
    for number, row in enumerate(overlap_rows(context.store, exported_names()), 1):
        shown = {**row, "anchor": f"e{number}", "when": _when(index, row["artifact"])}
        rows.setdefault(row["section"], []).append(shown)
    orphans = [r for r in index.owners.values() if r["status"] == "orphan" and r["exists"]]
    return render_template("overlap_notes.md", rows=rows, choice=choice, conflicts=index.conflicts(), orphans=orphans, context=context)


def _when(index: PlanIndex, artifact: str | None) -> str | None:
    found = index.artifacts.get(artifact or "")
    return found.timestamp if found is not None else None


DOCUMENT = Document("overlap_notes.md", render)
