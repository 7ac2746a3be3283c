"""A claim of ownership in the graph; claims are added, none ever replaces another."""

from __future__ import annotations

from enum import IntEnum

from knobgraph_graph.fact import Node, NodeKey
from knobgraph_ingest.contribution import GraphUnderConstruction


class Rule(IntEnum):
    """What makes someone an owner, the strongest first."""

    PROFILE = 1
    OWNERSHIP_TABLE = 2
    PRODUCING_PLAN = 3
    CITING_PLAN = 4
    CODEOWNERS = 5
    FRONT_MATTER = 6
    GIT_BLAME = 7

    @property
    def words(self) -> str:
        """The rule as it is shown."""
        return "CODEOWNERS" if self is Rule.CODEOWNERS else self.name.lower().replace("_", " ")


def claim(
    graph: GraphUnderConstruction, owned: NodeKey, owner: str, kind: str, rule: Rule, evidence: str, path: str | None = None, line: int | None = None
) -> None:
    """State that an owner owns a node, by a rule, with the words that say so and where they stand."""
    if owned not in graph.nodes:
        return
    key = NodeKey("Owner", owner)
    graph.add(Node(key, {"kind": kind}))
    place = f"{path}:{line}" if path is not None else ""
    graph.link("OWNED_BY", owned, key, f"{rule.words}@{place}", rule=rule.words, strength=int(rule), evidence=evidence, path=path, line=line, text=evidence)
