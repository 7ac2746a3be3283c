"""What a step added to a graph, to be added to another copy of it."""

from __future__ import annotations

from dataclasses import dataclass

from knobgraph_graph.fact import Node, NodeKey, PropertyValue, Relationship
from knobgraph_ingest.contribution import GraphUnderConstruction, RelationshipKey


@dataclass(frozen=True, slots=True)
class Additions:
    """New nodes, properties set anew on others, and new relationships."""

    nodes: list[Node]
    properties: list[tuple[NodeKey, dict[str, PropertyValue]]]
    relationships: list[Relationship]

    @classmethod
    def since(cls, nodes: dict[NodeKey, Node], relationships: dict[RelationshipKey, Relationship], graph: GraphUnderConstruction) -> Additions:
        """Return what a graph has beyond the nodes and relationships that it had before."""
        changed = [(key, nodes[key].properties, node.properties) for key, node in graph.nodes.items() if key in nodes and nodes[key] is not node]
        return cls(
            [node for key, node in graph.nodes.items() if key not in nodes],
            [(key, {name: value for name, value in new.items() if name not in old or old[name] is not value}) for key, old, new in changed],
            [link for key, link in graph.relationships.items() if key not in relationships],
        )

    def add_to(self, graph: GraphUnderConstruction) -> None:
        """Add it all to a graph, where it is not there yet."""
        for node in self.nodes:
            graph.add(node)
        for key, properties in self.properties:
            graph.update(key, **properties)
        for link in self.relationships:
            graph.link(link.type, link.start, link.end, link.key, **link.properties)
