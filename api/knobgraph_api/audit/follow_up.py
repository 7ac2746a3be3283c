"""Outstanding follow-ups, and who should take them by which rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from knobgraph_api.audit.phase_choice import PhaseChoice
from knobgraph_api.audit.plan_index import PlanIndex


def follow_ups(index: PlanIndex, choice: PhaseChoice) -> list[dict[str, Any]]:
    """Return the next actions of each initiative's newest attempt, and what is not done in initiatives that call themselves done."""
    return [_row(index, choice, *found) for found in [*_next_actions(index), *_left_over(index)]]


def _next_actions(index: PlanIndex) -> Iterator[tuple[str | None, str, str, str | None]]:
    newest: dict[str | None, Any] = {}
    for (kind, _), row in sorted(index.plans.items()):
        if kind == "Attempt" and (row.timestamp or "") >= (newest[row.initiative].timestamp or "" if row.initiative in newest else ""):
            newest[row.initiative] = row
    stated = list(newest.items())
    stated += [(i, row) for (kind, i), row in index.plans.items() if kind in ("Initiative", "Phase") and row.follow_ups]
    for initiative, row in stated:
        for said in row.follow_ups or ():
            place, _, text = said.partition(": ")
            yield row.initiative or initiative, text, place, row.state


def _left_over(index: PlanIndex) -> Iterator[tuple[str | None, str, str, str | None]]:
    for (kind, _), task in sorted(index.plans.items()):
        if kind == "Task" and task.state in ("partial", "blocked", "open") and index.state("Initiative", task.initiative or "") == "done":
            yield task.initiative, f"{task.written or 'unnamed task'}: {task.title}", f"{task.path}:{task.line}", task.state


def _row(index: PlanIndex, choice: PhaseChoice, initiative: str | None, text: str, place: str, state: str | None) -> dict[str, Any]:
    owner, rule = _recommended(index, choice, initiative, text, place)
    return {
        "section": "follow-up", "topic": text, "kind": "Follow-up", "artifact": place.rpartition(":")[0], "exists": True, "owner": owner, "rule": rule,
        "state": state, "initiatives": [initiative] if initiative else [], "remains": [text], "places": [place],
    }  # fmt: skip


def _recommended(index: PlanIndex, choice: PhaseChoice, initiative: str | None, text: str, place: str) -> tuple[str | None, str]:
    path, _, line = place.rpartition(":")
    here = [m for m in index.mentions if m.path == path and str(m.line) == line]
    named = next((m.target for m in here if m.target_kind == "Initiative" and m.target != initiative), None)
    named = named or next((i for (kind, i) in sorted(index.plans) if kind == "Initiative" and i != initiative and i in text), None)
    if named is not None:
        return named, "the follow-up names it"
    if initiative is not None and index.state("Initiative", initiative) != "done":
        return initiative, "its initiative is not done"
    for mention in here:
        owner, rule = index.owner(mention.target_kind, mention.target)
        if owner is not None and owner != initiative:
            return owner, f"owns {mention.target} ({rule})"
    if choice.initiative is not None and choice.initiative != initiative:
        return choice.initiative, f"{initiative or 'its initiative'} is done; this is the initiative that goes on"
    return initiative, "its own initiative, which is done" if initiative else "no rule says"
