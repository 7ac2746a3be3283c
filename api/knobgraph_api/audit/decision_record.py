"""Decision records that plans speak of and nobody wrote."""

from __future__ import annotations

from typing import Any

from knobgraph_api.audit.plan_index import PlanIndex


def missing_records(index: PlanIndex) -> list[dict[str, Any]]:
    """Return one row a decision record that is cited or to be made and is not there, with the tasks that are to make it."""
    rows: list[dict[str, Any]] = []
    for artifact in index.artifacts.values():
        if artifact.kind != "decision record" or artifact.exists:
            continue
        mentions = [m for m in index.mentions if m.target == artifact.id and m.target_kind == "Artifact"]
        makers = [index.plans[m.source_kind, m.source] for m in mentions if m.relation == "PRODUCES" and m.source_kind == "Task"]
        owner, rule = index.owner("Artifact", artifact.id)
        rows.append({
            "section": "decision record", "topic": artifact.id, "kind": "Artifact", "artifact": artifact.id, "exists": False, "owner": owner, "rule": rule,
            "state": "missing", "initiatives": sorted({i for m in mentions if (i := index.initiative(m)) is not None}),
            "remains": [f"{t.written or t.id}: {t.title} ({t.state}, {t.initiative})" for t in makers],
            "places": list(dict.fromkeys(f"{m.path}:{m.line}" for m in mentions)),
        })  # fmt: skip
    return rows
