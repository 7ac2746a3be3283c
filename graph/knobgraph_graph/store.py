"""The protocol every graph store keeps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

from knobgraph_graph.fact import PropertyGraph

Progress: TypeAlias = Callable[[int, int], None]  # how much is done, of how much


class StoreError(Exception):
    """A store cannot do what was asked; the message is one clear line for the user."""


class StoreUnavailable(StoreError):
    """The store cannot answer now and may later, without anything being changed here: no graph yet, or a server that is away."""


class BadQuery(StoreError):
    """The query is at fault: it is not of the accepted language, or fails on the data."""


class QueryLimitReached(BadQuery):
    """A query was stopped because it reached one of its limits."""


@dataclass(frozen=True, slots=True)
class QueryLimits:
    """How much one query may produce or cost: the rows it returns and the seconds it takes."""

    rows: int = 1_000_000
    seconds: float = 60.0


DEFAULT_LIMITS = QueryLimits()


class Store(Protocol):
    """A property graph that is replaced as a whole per repository and answers read-only Cypher."""

    def replace(self, graph: PropertyGraph, progress: Progress | None = None) -> None:
        """Store `graph` in place of what was stored of the same repository; readers see the old or the new graph only.

        A store that takes its time tells `progress` how much it has written.

        Raises:
            StoreError: the graph could not be written.
        """

    def query(self, cypher: str, parameters: Mapping[str, Any] | None = None, *, limits: QueryLimits = DEFAULT_LIMITS) -> list[dict[str, Any]]:
        """Return the rows of a read-only Cypher query, one dict a row keyed by column name, in order.

        Raises:
            BadQuery: the query is at fault; a `QueryLimitReached` when it needs more than `limits` allow.
            StoreUnavailable: the store cannot answer now.
            StoreError: the store failed.
        """
        ...

    def version(self) -> str:
        """Return a word for the stored graph that changes whenever a reader's answers may: the same word, the same answers.

        Raises:
            StoreUnavailable: the store cannot answer now, or holds no graph.
            StoreError: the store failed.
        """
        ...

    def close(self) -> None:
        """Release what the store holds; a closed store may not be used."""
