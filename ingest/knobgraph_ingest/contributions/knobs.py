"""The knob catalog: every knob as a node with what the code tells of it."""

from __future__ import annotations

from knobgraph_graph.fact import Node, NodeKey
from knobgraph_ingest.contribution import Contribution, GraphUnderConstruction, Reading
from knobgraph_ingest.knobs.catalog import knob_catalog

BINDINGS = {"assigns": "flows", "derives": "derived", "environment": "environment", "controls": "decided"}
"""What a knob is bound to by what flows into it, the strongest first."""


def add_knobs(graph: GraphUnderConstruction, reading: Reading) -> None:
    """Add every knob that the code shows, and what flows into it as its binding."""
    carried: dict[str, set[str]] = {}
    for flow in graph.of_type("FLOWS_INTO"):
        if flow.end.label == "Knob":
            carried.setdefault(flow.end.id, set()).add("environment" if flow.start.id.startswith("env:") else str(flow.properties["kind"]))
    for knob in knob_catalog(reading).values():
        key = NodeKey("Knob", knob.id)
        graph.add(Node(key))
        graph.update(key, **knob.properties(), text=reading.tree.text_at(knob.path, knob.line))
        kinds = carried.get(knob.id, set())
        if knob.kind in ("argument", "switch") and kinds:
            binding = next((name for kind, name in BINDINGS.items() if kind in kinds), knob.binding)
            graph.update(key, binding=binding)
        graph.link("DECLARES", NodeKey("SourceFile", knob.path), key)


CONTRIBUTION = Contribution(add_knobs)
