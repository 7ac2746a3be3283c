"""Who plan files themselves say owns what: ownership tables, owner lines, front matter."""

from __future__ import annotations

from knobgraph_graph.fact import NodeKey
from knobgraph_ingest.owners.claim import Rule, claim
from knobgraph_ingest.owners.written_owner import owners_of
from knobgraph_ingest.plans.entity import PlanReading
from knobgraph_ingest.plans.path_resolution import Surroundings, resolve
from knobgraph_ingest.plans.plan_graph import PlanGraph


def add_written_owners(plans: PlanGraph) -> None:
    """Add a claim for every owner that a plan file writes down."""
    for reading in plans.library.readings.values():
        for said in reading.owners:
            owned = _owned(plans, reading, said.paths, said.line)
            rule = Rule.OWNERSHIP_TABLE if said.paths else Rule.FRONT_MATTER
            for name, kind in owners_of(said.owner, plans.library.initiative_named):
                for key in owned:
                    claim(plans.graph, key, name, kind, rule, plans.library.files.text_at(reading.path, said.line), reading.path, said.line)
        # All that one front matter names own together, at its first line that does.
        words = [w for w in ("owner", "owners") if w in reading.front_matter]
        for word in words:
            stated = reading.front_matter.get(word)
            for text in stated if isinstance(stated, list) else [stated] if isinstance(stated, str) else []:
                for name, kind in owners_of(str(text), plans.library.initiative_named):
                    for key in _owned(plans, reading, (), 1):
                        claim(plans.graph, key, name, kind, Rule.FRONT_MATTER, f"{word}: {text}", reading.path, _line(plans, reading, words[0]))


def _owned(plans: PlanGraph, reading: PlanReading, paths: tuple[str, ...], line: int) -> list[NodeKey]:
    if not paths:
        own = NodeKey("Artifact", reading.path)
        whole = plans.of_file(reading)
        return [own, whole] if whole != own and reading.path == _describing(plans, reading) else [own]
    around = Surroundings(reading.path, plans.library.folders.get(reading.initiative or ""), None, [])
    found = [resolve(p, line, around, plans.library.files, sure=True, made=None) for p in paths]
    return [plans.document(r.path, exists=r.exists, moved_to=r.moved_to) for r in found if r is not None]


def _describing(plans: PlanGraph, reading: PlanReading) -> str | None:
    fact = plans.library.initiatives.get(reading.initiative or "")
    return fact.path if fact is not None and fact.described else None


def _line(plans: PlanGraph, reading: PlanReading, word: str) -> int:
    lines = plans.library.files.lines(reading.path) or ()
    return next((n for n, text in enumerate(lines, 1) if text.startswith(f"{word}:")), 1)
