"""Owners beyond what plans write down: the rules of the profile, the plan that makes or last cites a thing, CODEOWNERS, and git blame as a hint."""

from __future__ import annotations

from collections import Counter

from knobgraph_graph.fact import NodeKey, Relationship
from knobgraph_ingest.contribution import Contribution, GraphUnderConstruction, Reading
from knobgraph_ingest.discovery import Problem
from knobgraph_ingest.owners.claim import Rule, claim
from knobgraph_ingest.owners.code_owners import PLACES, CodeOwnersFile
from knobgraph_ingest.owners.profile_owners import add_profile_owners
from knobgraph_ingest.plans.git_history import GitHistory
from knobgraph_ingest.plans.repository_files import RepositoryFiles
from knobgraph_ingest.plans.timestamp import dated, report_timestamp

MOST_BLAMED = 200


def add_to(graph: GraphUnderConstruction, reading: Reading) -> None:
    """Add a claim for every owner that a rule names; what no rule but blame speaks of stays without a claim beside the hint."""
    files = reading.facts.files
    add_profile_owners(graph, reading.profile, files)
    _plans(graph)
    _code_owners(graph, reading, files)
    _blame(graph, files)


def _plans(graph: GraphUnderConstruction) -> None:
    making: dict[NodeKey, list[Relationship]] = {}
    citing: dict[NodeKey, list[Relationship]] = {}
    for kind, found in (("PRODUCES", making), ("CITES", citing)):
        for link in graph.of_type(kind):
            if link.end.label == "Artifact" and _initiative(graph, link.start) is not None:
                found.setdefault(link.end, []).append(link)
    at_home = {link.start: link.end.id for link in graph.of_type("PART_OF") if link.start.label == "Artifact" and link.end.label == "Initiative"}
    for artifact in graph.labelled("Artifact"):
        if artifact.key in at_home:
            evidence = f"stands in the plans of {at_home[artifact.key]}"
            claim(graph, artifact.key, at_home[artifact.key], "initiative", Rule.PRODUCING_PLAN, evidence, artifact.key.id, 1)
        if artifact.key in making:
            for link in making[artifact.key]:
                _claim(graph, link, Rule.PRODUCING_PLAN)
        elif artifact.key in citing and artifact.key not in at_home:
            newest = max(_time(graph, link) for link in citing[artifact.key])
            for link in citing[artifact.key]:
                if _time(graph, link) == newest:
                    _claim(graph, link, Rule.CITING_PLAN)


def _claim(graph: GraphUnderConstruction, link: Relationship, rule: Rule) -> None:
    initiative = _initiative(graph, link.start)
    path, line = link.properties.get("path"), link.properties.get("line")
    if initiative is not None and isinstance(path, str) and isinstance(line, int):
        claim(graph, link.end, initiative, "initiative", rule, str(link.properties.get("text") or ""), path, line)


def _initiative(graph: GraphUnderConstruction, key: NodeKey) -> str | None:
    if key.label == "Initiative":
        return key.id
    stated = graph.nodes[key].properties.get("initiative") if key in graph.nodes else None
    return stated if isinstance(stated, str) else None


def _time(graph: GraphUnderConstruction, link: Relationship) -> str:
    own = graph.nodes[link.start].properties.get("timestamp")
    path = str(link.properties.get("path") or "")
    return str(own or report_timestamp(path) or dated(path) or "")


def _code_owners(graph: GraphUnderConstruction, reading: Reading, files: RepositoryFiles) -> None:
    try:
        found = CodeOwnersFile(files)
    except ValueError as error:
        reading.tree.problems.append(Problem(next(p for p in PLACES if files.lines(p) is not None), str(error)))
        return
    if found.path is None:
        return
    for label in ("Artifact", "SourceFile"):
        for node in list(graph.labelled(label)):
            for owner in found.owners_of(node.key.id):
                said = files.text_at(found.path, owner.line)
                claim(graph, node.key, owner.name, owner.kind, Rule.CODEOWNERS, said, found.path, owner.line)


def _blame(graph: GraphUnderConstruction, files: RepositoryFiles) -> None:
    git = GitHistory(files.root)
    claimed = {link.start for link in graph.of_type("OWNED_BY")}
    unclaimed = [a.key for a in graph.labelled("Artifact") if a.key not in claimed and a.key.id in files.files]
    for key in unclaimed[:MOST_BLAMED] if git.exists else []:
        authors = Counter(line.author for line in git.blame(key.id))
        if authors:
            name, lines = min(authors.items(), key=lambda item: (-item[1], item[0]))
            total = authors.total()
            claim(graph, key, name, "person", Rule.GIT_BLAME, f"wrote {lines} of {total} lines ({100 * lines // total} %)", key.id, 1)


CONTRIBUTION = Contribution(add_to, after=("plans",))
