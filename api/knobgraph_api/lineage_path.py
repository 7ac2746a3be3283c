"""The direct flows that a store holds, as a network to follow."""

from __future__ import annotations

from knobgraph_graph import flow_network
from knobgraph_graph.flow_network import row_of
from knobgraph_graph.store import Store
from knobgraph_queries.query import load_query

__all__ = ["FlowNetwork", "row_of"]


class FlowNetwork(flow_network.FlowNetwork):
    """The flows of a store; see `knobgraph_graph.flow_network`."""

    @classmethod
    def of(cls, store: Store) -> FlowNetwork:
        """Return the flows that a store holds."""
        return cls(load_query("flows").run(store))
