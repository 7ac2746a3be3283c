"""How stored facts become a networkx graph."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import networkx as nx

from knobgraph_graph.graph_file import StoredRepository


def build_network(repositories: Sequence[StoredRepository]) -> nx.MultiDiGraph[str]:
    """Return one graph of all `repositories`, whose nodes never join across repositories.

    A node is the string "repository/Label:id" with the attributes `labels` (a frozenset) and `properties`; an edge has the key (type, key)
    and the attributes `type` and `properties`. `properties` of a node include its `id` and `repository`, those of an edge its `key`.
    """
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    labels: dict[str, frozenset[str]] = {}
    for repository in repositories:
        names: list[str] = []
        for node in repository.nodes:
            name = f"{repository.name}/{node.label}:{node.id}"
            names.append(name)
            properties: dict[str, Any] = node.properties
            properties["id"] = node.id
            properties["repository"] = repository.name
            if node.label not in labels:
                labels[node.label] = frozenset({node.label})
            network.add_node(name, labels=labels[node.label], properties=properties)
        for edge in repository.relationships:
            key: Any = (edge.type, edge.key)
            edge.properties["key"] = edge.key
            network.add_edge(names[edge.start], names[edge.end], key, type=edge.type, properties=edge.properties)
    return network
