"""The knob catalog: every argument of an execution surface as a node."""

from __future__ import annotations

from knobgraph_graph.fact import Node
from knobgraph_ingest.contribution import Contribution, GraphUnderConstruction, Reading


def add_knobs(graph: GraphUnderConstruction, reading: Reading) -> None:
    """Add the arguments of surfaces that the interpreter reached."""
    for key, knob in reading.lineage.knobs.items():
        graph.add(Node(key))
        graph.update(
            key, kind="argument", callee=knob.callee, parameter=knob.parameter, path=knob.path, line=knob.line,
            text=reading.tree.text_at(knob.path, knob.line), value=knob.value or knob.constant,
        )  # fmt: skip


CONTRIBUTION = Contribution(add_knobs)
