"""`summary.md`: what was found, what is in doubt, and what to do first."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from knobgraph_api.audit.overlap import overlap_rows
from knobgraph_api.audit.phase_choice import PhaseChoice, choose_phase, phases_of
from knobgraph_api.audit.plan_index import PlanIndex
from knobgraph_api.document import Document, ExportContext, exported_names, load_documents
from knobgraph_api.flag_row import flag_rows
from knobgraph_api.template import render_template
from knobgraph_queries.query import load_query

DEAD = ("ignored", "unread", "overwritten")


def render(context: ExportContext) -> str:
    """Return the summary of all documents."""
    index = PlanIndex.of(context.store)
    choice = choose_phase(context.store, index)
    flags = flag_rows(context.store)
    rows = overlap_rows(context.store, exported_names())
    citations = [c for c in load_query("citations").run(context.store) if c.verdict in ("drifted", "dead")]
    target = next(iter(load_query("export_target").run(context.store)), None)
    documents = load_documents()
    return render_template(
        "summary.md",
        context=context,
        choice=choice,
        commit=target.commit if target is not None else None,
        tasks=_tasks(index, choice),
        entry_points=_entry_points(flags),
        flags=flags,
        dead=[f for f in flags if f["status"] in DEAD],
        unknown=[f for f in flags if f["status"] == "unknown"],
        knobs=[dataclasses.asdict(k) for k in load_query("knob_counts").run(context.store)],
        sections=Counter(r["section"] for r in rows),
        missing=[r for r in rows if r["section"] == "prerequisite" and r["exists"] is False],
        records=[r for r in rows if r["section"] == "decision record"],
        follow_ups=[r for r in rows if r["section"] == "follow-up"],
        conflicts=index.conflicts(),
        citations=list(_moved(citations)),
        verdicts=Counter(c.verdict for c in citations),
        files=[documents[n].path for n in context.rendered if n in documents],
        gaps=list(_gaps(context.rendered.get("cli_inventory", ""))),
    )


def _entry_points(flags: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found: dict[str, Counter[str]] = {}
    for flag in flags:
        name = f"{flag['entry_point']} {flag['command'] or ''}".strip()
        found.setdefault(name, Counter())[str(flag["status"])] += 1
    return [{"name": name, "flags": counts.total(), "statuses": counts} for name, counts in found.items()]


def _tasks(index: PlanIndex, choice: PhaseChoice) -> list[Any]:
    """Return the tasks of the phase and of the phases inside it."""
    inside = phases_of(index, choice.initiative, choice.phase)
    return [p for (kind, _), p in index.plans.items() if kind == "Task" and p.part_of in inside]


def _moved(citations: Sequence[Any]) -> Iterator[dict[str, Any]]:
    """Yield what is cited and no longer holds, once, with all places that cite it so."""
    found: dict[tuple[Any, ...], list[Any]] = {}
    for cited in citations:
        corrected = cited.corrected_path, cited.corrected_line
        found.setdefault((cited.artifact, cited.cited_line, cited.cited_end_line, cited.section, cited.verdict, *corrected), []).append(cited)
    for same in found.values():
        # The place that says by itself what is cited, not one that is judged by another.
        first = min(same, key=lambda c: (c.names is None, c.path, c.line))
        yield {**dataclasses.asdict(first), "places": list(dict.fromkeys((c.path, c.line) for c in same))}


def _gaps(inventory: str) -> Iterator[tuple[str, int]]:
    """Yield each heading below “Parity Gaps” of the inventory, behind that of its pair, with the rows of its tables."""
    inside, pair, heading, rows = False, "", "", 0
    for line in [*inventory.split("\n"), "## end"]:
        if line.startswith("#"):
            if inside and heading and rows > 1:
                yield f"{pair}: {heading}" if pair else heading, rows - 2
            inside = "parity gaps" in line.lower() or (inside and line.startswith("###"))
            pair = line.strip("# ") if line.startswith("### ") else pair
            heading, rows = line.strip("# "), 0
        elif line.startswith("|"):
            rows += 1


DOCUMENT = Document("summary.md", render, after=("cli_inventory", "execution_knobs", "overlap_notes", "flag_listing"))
