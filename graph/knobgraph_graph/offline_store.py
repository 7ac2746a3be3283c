"""The default store: one file, read into networkx, asked through the Cypher interpreter."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeAlias

from knobgraph_graph.collection_pause import collection_pause
from knobgraph_graph.consistency import require_consistent
from knobgraph_graph.fact import Node, NodeKey, Properties, PropertyGraph, Relationship
from knobgraph_graph.folder_lock import folder_lock
from knobgraph_graph.graph_file import StoredNode, StoredRelationship, StoredRepository, graph_file_version, read_graph_file, write_graph_file
from knobgraph_graph.store import DEFAULT_LIMITS, Progress, QueryLimits, StoreError, StoreUnavailable

if TYPE_CHECKING:
    import networkx as nx

Network: TypeAlias = "nx.MultiDiGraph[str]"
FileState: TypeAlias = tuple[int, int, int]


class OfflineStore:
    """A store in the file `path`, which need not exist before the first `replace`.

    Readers follow the file: once another process has replaced it, the next query answers from the new graph.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()
        self._state: FileState | None = None
        self._network: Network | None = None
        self._version: tuple[FileState, str] | None = None
        self._closed = False

    def replace(self, graph: PropertyGraph, progress: Progress | None = None) -> None:
        """Store `graph` in place of what was stored of the same repository; readers see the old or the new graph only.

        `progress` is told once, at the end: the file is written in one go.

        Raises:
            StoreError: the graph is not consistent, or the file could not be written or is not one of ours.
        """
        self._require_open()
        require_consistent(graph)
        with folder_lock(self.path.absolute().parent):
            _remove_leftovers(self.path)
            repositories = {stored.name: stored for stored in self._stored(missing=[])}
            repositories[graph.repository] = _stored_repository(graph)
            write_graph_file(self.path, [repositories[name] for name in sorted(repositories)])
        if progress is not None:
            progress(1, 1)

    def query(self, cypher: str, parameters: Mapping[str, Any] | None = None, *, limits: QueryLimits = DEFAULT_LIMITS) -> list[dict[str, Any]]:
        """Return the rows of a read-only Cypher query, one dict a row keyed by column name, in order.

        Raises:
            BadQuery: the query is at fault, or needs more than `limits` allow.
            StoreError: there is no readable graph file.
        """
        self._require_open()
        from knobgraph_graph.cypher import Limits, plain, run_query  # here, so that a save does not load it

        rows = run_query(self.network(), cypher, parameters, limits=Limits(returned=limits.rows, seconds=limits.seconds))
        return [{column: plain(value) for column, value in row.items()} for row in rows]

    def version(self) -> str:
        """Return the checksum of the stored graph: equal for equal graphs.

        Raises:
            StoreError: there is no readable graph file.
        """
        self._require_open()
        state = self._file_state()
        known = self._version
        if known is None or known[0] != state:
            try:
                known = self._version = state, graph_file_version(self.path)
            except FileNotFoundError as error:
                raise self._nothing_stored() from error
            except OSError as error:
                raise StoreError(f"{self.path} cannot be read: {error.strerror}") from error
        return known[1]

    def network(self) -> Network:
        """Return the stored graph, to be read only; node attributes are `labels` and `properties`, edge attributes `type` and `properties`.

        Raises:
            StoreError: there is no readable graph file.
        """
        self._require_open()
        from knobgraph_graph.network import build_network  # here, so that a save does not wait for networkx, 0.2 s

        with self._lock:
            state = self._file_state()
            if self._network is None or state != self._state:
                with collection_pause():
                    self._network = build_network(self._stored())
                # It dies by its last reference, having no cycles: the collector need not look at it, a second each time for 100,000 nodes.
                gc.freeze()
                self._state = state
            return self._network

    def graphs(self) -> tuple[PropertyGraph, ...]:
        """Return the stored facts, one graph a repository, in the order of their names.

        Raises:
            StoreError: there is no readable graph file.
        """
        self._require_open()
        return tuple(_facts(stored) for stored in self._stored())

    def close(self) -> None:
        """Release the graph; a closed store may not be used."""
        self._closed = True
        self._network = None

    def _stored(self, missing: list[StoredRepository] | None = None) -> list[StoredRepository]:
        try:
            return read_graph_file(self.path)
        except FileNotFoundError as error:
            if missing is not None:
                return missing
            raise self._nothing_stored() from error

    def _file_state(self) -> FileState:
        try:
            status = self.path.stat()
        except FileNotFoundError as error:
            raise self._nothing_stored() from error
        except OSError as error:
            raise StoreError(f"{self.path} cannot be read: {error.strerror}") from error
        return status.st_ino, status.st_mtime_ns, status.st_size

    def _nothing_stored(self) -> StoreUnavailable:
        return StoreUnavailable(f"there is no graph at {self.path}: run `knobgraph ingest PATH` first")

    def _require_open(self) -> None:
        if self._closed:
            raise StoreError(f"the store {self.path} is closed")


def _remove_leftovers(path: Path) -> None:
    # The lock is held, so whoever wrote these was killed.
    target = path.resolve()
    for leftover in target.parent.glob(f".{target.name}.*.part"):
        leftover.unlink(missing_ok=True)


def _stored_repository(graph: PropertyGraph) -> StoredRepository:
    positions = {node.key: position for position, node in enumerate(graph.nodes)}
    return StoredRepository(
        graph.repository,
        [StoredNode(node.key.label, node.key.id, _present(node.properties)) for node in graph.nodes],
        [
            StoredRelationship(edge.type, positions[edge.start], positions[edge.end], edge.key, _present(edge.properties))
            for edge in graph.relationships
        ],
    )


def _present(properties: Properties) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if value is not None}


def _facts(stored: StoredRepository) -> PropertyGraph:
    nodes = tuple(Node(NodeKey(node.label, node.id), _frozen(node.properties)) for node in stored.nodes)
    relationships = tuple(
        Relationship(edge.type, nodes[edge.start].key, nodes[edge.end].key, edge.key, _frozen(edge.properties)) for edge in stored.relationships
    )
    return PropertyGraph(stored.name, nodes, relationships)


def _frozen(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in properties.items()}
