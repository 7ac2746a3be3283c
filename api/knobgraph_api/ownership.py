"""Who owns each artifact and initiative: the strongest claim, what contradicts it, and what nobody owns."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

from knobgraph_graph.store import Store
from knobgraph_queries.query import load_query

CITING, HINT = 4, 7
CONFLICT, ORPHAN, OWNED, HINTED = "conflict", "orphan", "owned", "hint"


def ownership_rows(store: Store) -> list[dict[str, Any]]:
    """Return one row an artifact, initiative or other owned thing.

    `status` is owned, conflict (claims that contradict each other; none is dropped), hint (only git blame speaks) or orphan. `claims` has all.
    """
    claims: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for found in load_query("ownership").run(store):
        claims.setdefault((found.kind, found.id), []).append(dataclasses.asdict(found))
    owned: dict[tuple[str, str], bool | None] = {("Artifact", a.id): a.exists for a in load_query("artifacts").run(store)}
    owned |= {("Initiative", p.id): None for p in load_query("plans").run(store) if p.kind == "Initiative" and p.described}
    for key in claims:
        owned.setdefault(key, None)
    return [_row(kind, name, claims.get((kind, name), []), exists) for (kind, name), exists in sorted(owned.items())]


def _row(kind: str, name: str, claims: Sequence[dict[str, Any]], exists: bool | None) -> dict[str, Any]:
    best = claims[0] if claims else None
    against = contradictions(claims)
    status = ORPHAN if best is None else HINTED if best["strength"] == HINT else CONFLICT if against else OWNED
    strongest = [c for c in claims if best is not None and c["strength"] == best["strength"]]
    owners = list(dict.fromkeys(c["owner"] for c in strongest))
    return {
        "kind": kind, "id": name, "exists": exists, "owner": None if status == CONFLICT and len(owners) > 1 and against else ", ".join(owners) or None,
        "owner_kind": best["owner_kind"] if best else None, "rule": best["rule"] if best else None, "status": status,
        "evidence": f"{best['path']}:{best['line']}" if best else None, "text": best["text"] if best else None,
        "against": [f"{c['owner']} ({c['rule']}, {c['path']}:{c['line']})" for c in against], "claims": list(claims),
    }  # fmt: skip


def contradictions(claims: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the claims that contradict the strongest: another owner by the same rule elsewhere, or of the same kind by a weaker one.

    Several owners on one line own together. An initiative beside a team is no contradiction, nor is a hint, nor a plan that only cites what
    another rule gives to someone.
    """
    spoken = [c for c in claims if c["strength"] != HINT and (c["strength"] != CITING or claims[0]["strength"] == CITING)]
    if not spoken:
        return []
    best = spoken[0]
    together = {c["owner"] for c in spoken if c["strength"] == best["strength"] and (c["path"], c["line"]) == (best["path"], best["line"])}
    found: dict[str, dict[str, Any]] = {}
    for other in spoken:
        same_side = (other["owner_kind"] == "initiative") == (best["owner_kind"] == "initiative")
        if other["owner"] not in together and same_side:
            found.setdefault(other["owner"], other)
    return list(found.values())
