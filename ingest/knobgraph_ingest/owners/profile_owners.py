"""The explicit owner rules of a profile."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase

import pathspec

from knobgraph_graph.fact import Node
from knobgraph_ingest.contribution import GraphUnderConstruction
from knobgraph_ingest.owners.claim import Rule, claim
from knobgraph_ingest.plans.repository_files import RepositoryFiles
from knobgraph_ingest.profile import PROFILE_NAME, Profile
from knobgraph_ingest.profile.owner import OwnerRule


def add_profile_owners(graph: GraphUnderConstruction, profile: Profile, files: RepositoryFiles) -> None:
    """Add a claim for everything that an owner rule names."""
    lines = files.lines(PROFILE_NAME) or ()
    at = 0
    for rule in profile.owners:
        at = next((n for n, text in enumerate(lines, 1) if n > at and text.replace(" ", "").startswith("[[owners]]")), at)
        for node in _named(graph, rule):
            claim(graph, node.key, rule.name, rule.kind, Rule.PROFILE, rule.reason or f"owner rule of {rule.name}", PROFILE_NAME, at or 1)


def _named(graph: GraphUnderConstruction, rule: OwnerRule) -> Iterator[Node]:
    if rule.paths:
        spec = pathspec.GitIgnoreSpec.from_lines(rule.paths)
        for label in ("Artifact", "SourceFile"):
            yield from (n for n in graph.labelled(label) if spec.match_file(n.key.id))
    for flag in graph.labelled("Flag") if rule.flags else ():
        names = flag.properties.get("names")
        if any(_matches(rule.flags, str(n)) for n in (*(names if isinstance(names, (list, tuple)) else ()), flag.key.id)):
            yield flag
    for label, patterns in (("ConfigField", rule.fields), ("ConfigKey", rule.fields), ("Knob", rule.knobs)):
        yield from (n for n in graph.labelled(label) if any(_matches((f"*.{p}", p), n.key.id) for p in patterns))
    for label, patterns in (("Initiative", rule.initiatives), ("Finding", rule.findings)):
        yield from (n for n in graph.labelled(label) if _matches(patterns, n.key.id))


def _matches(patterns: tuple[str, ...], name: str) -> bool:
    return any(fnmatchcase(name, p) for p in patterns)
