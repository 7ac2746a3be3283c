"""What the next phase needs: the artifacts it depends on, and whether they are there."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from knobgraph_api.audit.phase_choice import PhaseChoice, phases_of
from knobgraph_api.audit.plan_index import PlanIndex

NEEDED = ("fixture", "log", "report", "deliverable", "test", "decision record", "file")


def prerequisites(index: PlanIndex, choice: PhaseChoice, exported: Collection[str] = ()) -> list[dict[str, Any]]:
    """Return one row an artifact or phase that the next phase depends on, and each deliverable of the phase before it.

    A deliverable whose name is among `exported` is there once the export is.
    """
    phases = phases_of(index, choice.initiative, choice.next_phase)
    below = {i for (_, i), p in index.plans.items() if p.part_of in phases} | phases
    rows: dict[str, dict[str, Any]] = {}
    for mention in index.mentions:
        if mention.source not in below:
            continue
        artifact = index.artifacts.get(mention.target) if mention.target_kind == "Artifact" else None
        needed = mention.relation == "DEPENDS_ON" or (mention.relation == "CITES" and artifact is not None and artifact.kind in NEEDED)
        if needed and mention.target_kind in ("Artifact", "Phase", "Initiative", "Task"):
            rows.setdefault(mention.target, _row(index, choice, mention.target_kind, mention.target, f"{mention.path}:{mention.line}", mention.text))
    for artifact in index.artifacts.values():
        if artifact.kind == "deliverable" and artifact.initiative == choice.initiative and phases:
            made = next((m for m in index.mentions if m.relation == "PRODUCES" and m.target == artifact.id), None)
            place = f"{made.path}:{made.line}" if made is not None else None
            rows.setdefault(artifact.id, _row(index, choice, "Artifact", artifact.id, place, made.text if made is not None else None))
    for row in rows.values():
        known = index.artifacts.get(row["artifact"])
        if known is not None and known.kind == "deliverable" and known.id.rpartition("/")[2] in exported:
            row.update(exists=True, state="in this export")
    return list(rows.values())


def _row(index: PlanIndex, choice: PhaseChoice, kind: str, target: str, place: str | None, text: str | None) -> dict[str, Any]:
    artifact = index.artifacts.get(target) if kind == "Artifact" else None
    owner, rule = index.owner(kind, target)
    state = index.state(kind, target) if kind != "Artifact" else "there" if artifact is not None and artifact.exists else "missing"
    return {
        "section": "prerequisite", "topic": f"Phase {choice.next_phase}", "kind": kind, "artifact": target, "exists": artifact.exists if artifact else None,
        "owner": owner, "rule": rule, "state": state, "initiatives": [choice.initiative] if choice.initiative else [], "remains": [],
        "places": [place] if place else [], "text": text, "moved_to": artifact.moved_to if artifact is not None else None,
    }  # fmt: skip
