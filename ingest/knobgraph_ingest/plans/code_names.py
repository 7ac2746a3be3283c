"""The flags, config classes, fields and environment variables of the graph by the names that text gives them."""

from __future__ import annotations

from knobgraph_graph.fact import NodeKey
from knobgraph_ingest.contribution import GraphUnderConstruction


class CodeNames:
    """Finds the nodes that a name in a code span means."""

    def __init__(self, graph: GraphUnderConstruction) -> None:
        self._found: dict[str, list[NodeKey]] = {}
        for flag in graph.labelled("Flag"):
            names = flag.properties.get("names")
            for name in names if isinstance(names, (list, tuple)) else ():
                self._add(str(name), flag.key)
        for label in ("ConfigClass", "ConfigField"):
            for node in graph.labelled(label):
                parts = node.key.id.split(".")
                self._add(parts[-1] if label == "ConfigClass" else ".".join(parts[-2:]), node.key)
                self._add(node.key.id, node.key)
        for knob in graph.labelled("Knob"):
            self._add(knob.key.id.removeprefix("env:"), knob.key)

    def _add(self, name: str, key: NodeKey) -> None:
        known = self._found.setdefault(name, [])
        if key not in known:
            known.append(key)

    def meant_by(self, name: str) -> list[NodeKey]:
        """Return the nodes of a name; none where no code has it."""
        return self._found.get(name, [])
