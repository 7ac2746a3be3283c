"""The protocol every graph store keeps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from knobgraph_graph.fact import PropertyGraph


class StoreError(Exception):
    """A store cannot do what was asked; the message is one clear line for the user."""


class Store(Protocol):
    """A property graph that is replaced as a whole per repository and answers read-only Cypher."""

    def replace(self, graph: PropertyGraph) -> None:
        """Store `graph` in place of what was stored of the same repository; readers see the old or the new graph only.

        Raises:
            StoreError: the graph could not be written.
        """

    def query(self, cypher: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """Return the rows of a read-only Cypher query, one dict a row keyed by column name, in order.

        Raises:
            StoreError: the query or the store failed.
        """
        ...

    def close(self) -> None:
        """Release what the store holds; a closed store may not be used."""
