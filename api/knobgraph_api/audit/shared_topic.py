"""Topics that several initiatives speak of: the same artifact, flag, field, knob or finding, or a topic of the profile."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from knobgraph_api.audit.plan_index import PlanIndex

CODE = ("Flag", "ConfigField", "ConfigClass", "Knob")
MOST_PLACES = 12


def shared_topics(index: PlanIndex) -> list[dict[str, Any]]:
    """Return one row a topic: profile topics first, then what at least two initiatives mention."""
    grouped: dict[tuple[str, str], list[Any]] = {}
    for mention in index.mentions:
        if mention.target_kind in ("Artifact", "Finding", *CODE):
            name = mention.mention if mention.target_kind in CODE else mention.target
            grouped.setdefault((mention.target_kind, name), []).append(mention)
    rows = list(_declared(index))
    for (kind, name), mentions in sorted(grouped.items()):
        initiatives = sorted({i for m in mentions if (i := index.initiative(m)) is not None})
        if len(initiatives) > 1:
            rows.append(_row(index, kind, name, mentions, initiatives))
    return rows


def _declared(index: PlanIndex) -> Iterator[dict[str, Any]]:
    for topic in index.topics:
        words, paths = [w.lower() for w in topic.words or ()], tuple(topic.paths or ())
        mentions = [
            m for m in index.mentions if m.target.startswith(paths) or any(w in f"{m.mention} {m.text}".lower() for w in words)
        ] if paths or words else []  # fmt: skip
        initiatives = sorted({i for m in mentions if (i := index.initiative(m)) is not None})
        row = _row(index, "Topic", topic.id, mentions, initiatives)
        yield {**row, "owner": topic.owner or row["owner"], "rule": "profile" if topic.owner else row["rule"]}


def _row(index: PlanIndex, kind: str, name: str, mentions: Sequence[Any], initiatives: list[str]) -> dict[str, Any]:
    artifact, owner, rule = _artifact(index, kind, name, mentions)
    tasks = {(m.source_kind, m.source): m for m in mentions if m.source_kind in ("Task", "Phase") and index.state(m.source_kind, m.source) is not None}
    states = {key: index.state(*key) for key in tasks}
    open_tasks = [index.plans[key] for key in sorted(tasks) if states[key] != "done"]
    known = index.artifacts.get(artifact or "")
    places = list(dict.fromkeys(f"{m.path}:{m.line}" for m in mentions))
    return {
        "section": "topic", "topic": name, "kind": kind, "artifact": artifact, "exists": known.exists if known is not None else None,
        "owner": owner, "rule": rule, "state": _joined([s for s in states.values() if s]), "initiatives": initiatives,
        "remains": [f"{t.written or t.id}: {t.title} ({t.state}, {t.initiative})" for t in open_tasks],
        "places": places[:MOST_PLACES], "mentions": len(mentions), "more": max(len(places) - MOST_PLACES, 0),
    }  # fmt: skip


def _artifact(index: PlanIndex, kind: str, name: str, mentions: Sequence[Any]) -> tuple[str | None, str | None, str | None]:
    if kind == "Artifact":
        return name, *index.owner("Artifact", name)
    if kind == "Finding":
        finding = index.findings.get(name)
        place = finding.path if finding is not None and finding.status != "not recorded" else None
        return place, *index.owner("Finding", name)
    if kind == "Topic":
        named = [m.target for m in mentions if m.target_kind == "Artifact"]
        most = max(sorted(set(named)), key=named.count, default=None)
        return (most, *index.owner("Artifact", most)) if most is not None else (None, None, None)
    declared = next((m.target_path for m in mentions if m.target_path), None)
    if declared is None:
        return None, None, None
    owner, rule = index.owner(kind, mentions[0].target)
    if owner is None:
        owner, rule = index.owner("Artifact", declared)
    return declared, owner, rule


def _joined(states: list[str]) -> str | None:
    distinct = set(states)
    return None if not distinct else distinct.pop() if len(distinct) == 1 else "partial"
