"""What a knob is for where its own place says nothing: in the words of the field it is, or of the flags whose values it takes."""

from __future__ import annotations

from knobgraph_graph.fact import Node, NodeKey
from knobgraph_ingest.contribution import GraphUnderConstruction
from knobgraph_ingest.knobs.docstring_entry import heading_above
from knobgraph_ingest.source_tree import SourceTree

FEWEST_WORDS = 2


class ToldPurposes:
    """Finds purposes along the lineage of a graph."""

    def __init__(self, graph: GraphUnderConstruction, tree: SourceTree) -> None:
        self._graph = graph
        self._flags: dict[NodeKey, set[str]] = {}
        self._tree = tree
        for flow in graph.of_type("FLOWS_INTO"):
            if flow.start.label == "Flag" and flow.properties["kind"] == "assigns":
                self._flags.setdefault(flow.end, set()).add(flow.start.id)

    def of(self, node: Node) -> str | None:
        """Return the purpose of the field that a constant is put into, else the help of the flags that give it its value, else the field's heading."""
        field = NodeKey("ConfigField", f"{node.properties.get('callee')}.{node.properties.get('parameter')}")
        declared = self._graph.nodes.get(field)
        stated = declared.properties.get("purpose") if declared is not None else None
        told = str(stated) if stated else self._helped(node) or (self._helped(declared) if declared is not None else None)
        if told or declared is None:
            return told
        path, line = declared.properties.get("path"), declared.properties.get("line")
        return heading_above(self._tree.lines(str(path)), line, field.id.rpartition(".")[2]) if isinstance(line, int) else None

    def _helped(self, node: Node) -> str | None:
        name = str(node.properties.get("parameter") or node.properties.get("name"))
        flags = [self._graph.nodes[NodeKey("Flag", flag)].properties for flag in sorted(self._flags.get(node.key, ()))]
        helps = [str(f["help"]) for f in flags if f.get("help") and f.get("action") != "store_false"]
        return max((h for h in helps if _says_more(h, name)), key=len, default=None)


def _says_more(text: str, name: str) -> bool:
    """Whether a text says more than a name: `Training parameter: rate` does not."""
    return len([w for w in text.replace(name, "").split() if any(c.isalpha() for c in w)]) > FEWEST_WORDS
