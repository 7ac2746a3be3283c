"""The state of phases and initiatives that state none: what their tasks come to."""

from __future__ import annotations

from collections.abc import Iterable

from knobgraph_graph.fact import NodeKey
from knobgraph_ingest.contribution import GraphUnderConstruction
from knobgraph_ingest.plans.state import BLOCKED, DONE, OPEN, PARTIAL


def derive_states(graph: GraphUnderConstruction) -> None:
    """Give each phase, then each initiative, without a stated state that of its parts."""
    for label, parts in (("Phase", ("Task", "Phase")), ("Initiative", ("Phase", "Task"))):
        below: dict[NodeKey, list[NodeKey]] = {}
        for link in graph.of_type("PART_OF"):
            if link.start.label in parts and link.end.label == label:
                below.setdefault(link.end, []).append(link.start)
        for node in sorted(graph.labelled(label), key=lambda n: -n.key.id.count(".")):
            if node.properties.get("state") is None:
                states = [str(s) for part in below.get(node.key, []) if (s := graph.nodes[part].properties.get("state")) is not None]
                if states:
                    graph.update(node.key, state=joined_state(states))


def joined_state(states: Iterable[str]) -> str:
    """Return the state of a whole: done or open when all parts are, blocked when what is left is blocked, else partial."""
    distinct = set(states)
    if len(distinct) == 1:
        return distinct.pop()
    return BLOCKED if distinct == {BLOCKED, DONE} else PARTIAL if distinct & {DONE, PARTIAL} else OPEN
