"""One version of the graph: everything read through a snapshot is of that version, or is not returned."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from threading import Lock
from typing import Any, NoReturn, TypeVar, cast

from knobgraph_api.http.problem import Problem
from knobgraph_graph.fact import PropertyGraph
from knobgraph_graph.store import DEFAULT_LIMITS, Progress, QueryLimits, Store, StoreError

ATTEMPTS = 20
MOST_RECENT = 64
Answer = TypeVar("Answer")


class GraphReplaced(Exception):
    """The graph was replaced while it was read; to be read again."""


class Snapshot:
    """A store that answers from one version of its graph and remembers what was made from it."""

    def __init__(self, store: Store, version: str) -> None:
        self._store = store
        self._version = version
        self._made: dict[Hashable, Any] = {}
        self._making: dict[Hashable, Lock] = {}
        self._recent: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()

    def version(self) -> str:
        """Return the version of the graph that everything here is of."""
        return self._version

    def query(self, cypher: str, parameters: Mapping[str, Any] | None = None, *, limits: QueryLimits = DEFAULT_LIMITS) -> list[dict[str, Any]]:
        """Return the rows of a query as the store does.

        Raises:
            GraphReplaced: the rows may be of another version.
        """
        rows = self._store.query(cypher, parameters, limits=limits)
        if self._store.version() != self._version:
            raise GraphReplaced
        return rows

    def once(self, key: Hashable, make: Callable[[Snapshot], Answer]) -> Answer:
        """Return what `make` makes of this version, made once whoever asks meanwhile; keys must be few."""
        if key not in self._made:
            with self._lock:
                making = self._making.setdefault(key, Lock())
            with making:
                if key not in self._made:
                    self._made[key] = make(self)
        return cast("Answer", self._made[key])

    def lately(self, key: Hashable, make: Callable[[], Answer]) -> Answer:
        """Return what `make` makes, or what it made when last asked for, if that was not too long ago; keys may be many."""
        with self._lock:
            if key in self._recent:
                self._recent.move_to_end(key)
                return cast("Answer", self._recent[key])
        made = make()
        with self._lock:
            self._recent[key] = made
            while len(self._recent) > MOST_RECENT:
                self._recent.popitem(last=False)
        return made

    def replace(self, graph: PropertyGraph, progress: Progress | None = None) -> NoReturn:  # noqa: ARG002 - the protocol has it
        """Refuse: a snapshot is for reading."""
        raise StoreError(f"a snapshot is for reading: {graph.repository} is not replaced")

    def close(self) -> None:
        """Do nothing: the store belongs to who opened it."""


class SnapshotSource:
    """Gives the snapshot of the graph that a store holds now; `replaced` is called when that is a new one."""

    def __init__(self, store: Store, replaced: Callable[[], None]) -> None:
        self._store = store
        self._replaced = replaced
        self._snapshot: Snapshot | None = None
        self._lock = Lock()

    def current(self) -> Snapshot:
        """Return the snapshot of the version that the store holds.

        Raises:
            StoreError: the store holds none, or does not answer.
        """
        version = self._store.version()
        with self._lock:
            if self._snapshot is None or self._snapshot.version() != version:
                self._snapshot = Snapshot(self._store, version)
                self._replaced()
            return self._snapshot

    def read(self, make: Callable[[Snapshot], Answer]) -> Answer:
        """Return what `make` makes of one version of the graph, begun anew when the graph is replaced under it."""
        for _ in range(ATTEMPTS):
            try:
                return make(self.current())
            except GraphReplaced:
                continue
        raise Problem(503, "the graph is being replaced too often to be read", headers={"Retry-After": "1"})
