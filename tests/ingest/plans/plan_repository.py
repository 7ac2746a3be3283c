"""A graph of the plans of a folder, without its code being interpreted."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from knobgraph_graph.fact import Node, Relationship
from knobgraph_ingest.contribution import GraphUnderConstruction, Reading
from knobgraph_ingest.contributions import citations, plans
from knobgraph_ingest.discovery import Repository
from knobgraph_ingest.interpreter.lineage import Lineage
from knobgraph_ingest.profile import own_profile
from knobgraph_ingest.source_facts import SourceFacts


def reading_of(root: Path) -> Reading:
    repository = Repository(root, root.name, (), (), (), 0, None)
    return Reading(repository, Lineage(), SourceFacts(repository, own_profile(root)))


def plan_graph(root: Path, files: Mapping[str, str] | None = None) -> GraphUnderConstruction:
    for path, text in (files or {}).items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    graph = GraphUnderConstruction()
    plans.add_to(graph, reading_of(root))
    citations.add_to(graph, reading_of(root))
    return graph


def ids(graph: GraphUnderConstruction, label: str) -> list[str]:
    return [n.key.id for n in graph.labelled(label)]


def node(graph: GraphUnderConstruction, label: str, identifier: str) -> Node:
    return next(n for n in graph.labelled(label) if n.key.id == identifier)


def links(graph: GraphUnderConstruction, kind: str, start: str | None = None, end: str | None = None) -> list[Relationship]:
    return [r for r in graph.of_type(kind) if start in (None, r.start.id) and end in (None, r.end.id)]
