"""For which initiative and phase an export is made, and which phase comes next."""

from __future__ import annotations

from dataclasses import dataclass

from knobgraph_api.audit.plan_index import PlanIndex
from knobgraph_graph.store import Store
from knobgraph_queries.query import load_query


@dataclass(frozen=True, slots=True)
class PhaseChoice:
    """Ids of the initiative, phase and next phase, the plan and ledger files, and the report folder; None where there is none."""

    initiative: str | None = None
    phase: str | None = None
    next_phase: str | None = None
    plan: str | None = None
    ledger: str | None = None
    folder: str | None = None


def choose_phase(store: Store, index: PlanIndex) -> PhaseChoice:
    """Return what the profile declares; what it leaves out is the first initiative with deliverables not yet there, and its first phase not done."""
    declared = next(iter(load_query("export_target").run(store)), None)
    said = {n: getattr(declared, n, None) for n in ("initiative", "phase", "next_phase", "plan", "ledger", "folder")}
    initiative = said["initiative"] or _initiative(index)
    phases = _phases(index, initiative)
    phase = said["phase"] or next((p for p, state in phases if state != "done"), phases[-1][0] if phases else None)
    names = [p for p, _ in phases]
    after = names[names.index(phase) + 1] if phase in names and names.index(phase) + 1 < len(names) else None
    row = index.plans.get(("Initiative", initiative or ""))
    ledger = next((a.id for a in index.artifacts.values() if a.kind == "ledger" and a.exists), None)
    return PhaseChoice(
        initiative, phase, said["next_phase"] or after, said["plan"] or (row.path if row and row.described else None), said["ledger"] or ledger, said["folder"]
    )


def phase_key(index: PlanIndex, initiative: str | None, written: str | None) -> str | None:
    """Return the id of the phase that is written so in an initiative."""
    found = (i for (kind, i), p in index.plans.items() if kind == "Phase" and p.initiative == initiative and p.written == written)
    return next(found, None)


def _initiative(index: PlanIndex) -> str | None:
    known = [i for (kind, i), p in index.plans.items() if kind == "Initiative" and p.state != "done" and p.described]
    owing = {a.initiative for a in index.artifacts.values() if a.kind == "deliverable" and not a.exists}
    return next((i for i in sorted(known) if i in owing), None) or next(iter(sorted(known)), None)


def _phases(index: PlanIndex, initiative: str | None) -> list[tuple[str, str | None]]:
    found = [p for (kind, _), p in index.plans.items() if kind == "Phase" and p.initiative == initiative]
    whole = [p for p in found if "." not in (p.written or "")] or found
    return sorted((p.written, p.state) for p in whole)
