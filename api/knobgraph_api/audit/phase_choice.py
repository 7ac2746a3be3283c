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


def phases_of(index: PlanIndex, initiative: str | None, written: str | None) -> frozenset[str]:
    """Return the ids of the phase that is written so in an initiative and of those inside it; a plan may have `A.1` and `A.2` without a phase `A`."""
    own = {i: p for (kind, i), p in index.plans.items() if kind == "Phase" and p.initiative == initiative and written is not None}
    keys = {i for i, p in own.items() if p.written == written}
    return frozenset(i for i, p in own.items() if i in keys or p.part_of in keys or (not keys and (p.written or "").startswith(f"{written}.")))


def _initiative(index: PlanIndex) -> str | None:
    known = [i for (kind, i), p in index.plans.items() if kind == "Initiative" and p.state != "done" and p.described]
    owing = {a.initiative for a in index.artifacts.values() if a.kind == "deliverable" and not a.exists}
    return next((i for i in sorted(known) if i in owing), None) or next(iter(sorted(known)), None)


def _phases(index: PlanIndex, initiative: str | None) -> list[tuple[str, str | None]]:
    """Return the phases of an initiative in order with their states; `A.1` and `A.2` are one, A, which is done when both are."""
    found = [p for (kind, _), p in index.plans.items() if kind == "Phase" and p.initiative == initiative and p.written]
    whole = {p.written: p.state for p in found if "." not in p.written}
    parts: dict[str, list[str | None]] = {}
    for phase in found if not whole else ():
        parts.setdefault(phase.written.partition(".")[0], []).append(phase.state)
    return sorted((whole or {name: "done" if all(s == "done" for s in states) else "open" for name, states in parts.items()}).items())
