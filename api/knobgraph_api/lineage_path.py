"""The direct flows that a store holds, as a network to follow."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from knobgraph_graph import flow_network
from knobgraph_graph.flow_network import Flow, row_of
from knobgraph_graph.store import Store
from knobgraph_queries.query import Query, load_query

__all__ = ["FlowNetwork", "FlowsAsAsked", "row_of"]


class FlowNetwork(flow_network.FlowNetwork):
    """The flows of a store; see `knobgraph_graph.flow_network`."""

    @classmethod
    def of(cls, store: Store) -> FlowNetwork:
        """Return the flows that a store holds."""
        return cls(load_query("flows").run(store))


class FlowsAsAsked(FlowNetwork):
    """The flows of a store, of which those that a lineage can take are read when it is asked for, and kept; threads may share it."""

    def __init__(self, store: Store) -> None:
        super().__init__(())
        self._store = store
        self._out_of, self._into = load_query("flows_out_of"), load_query("flows_into")

    def paths_from(self, source: str, *, is_flag: bool) -> Mapping[str, tuple[Flow, ...]]:
        """Return what the whole network would."""
        self._read(source, self._out_of, self._outgoing, lambda flow: flow.source, lambda flow: None if is_flag and source not in flow.flags else flow.target)
        return super().paths_from(source, is_flag=is_flag)

    def upstream(self, target: str) -> list[dict[str, Any]]:
        """Return what the whole network would."""
        self._read(target, self._into, self._incoming, lambda flow: flow.target, lambda flow: flow.source)
        return super().upstream(target)

    def _read(self, start: str, query: Query, known: dict[str, list[Flow]], here: Callable[[Flow], str], there: Callable[[Flow], str | None]) -> None:
        """Read the flows of every node that can be met from `start`, all nodes that are equally far at once."""
        met, nodes = {start}, {start}
        while nodes:
            if unread := sorted(nodes - known.keys()):
                found: dict[str, list[Flow]] = {node: [] for node in unread}
                for flow in query.run(self._store, {"ids": unread}):
                    found[here(flow)].append(flow)
                known.update(found)
            nodes = {other for node in nodes for flow in known[node] if (other := there(flow)) is not None} - met
            met |= nodes
