"""Which store a user means."""

from __future__ import annotations

import os
import re
from pathlib import Path

from knobgraph_graph.offline_store import OfflineStore
from knobgraph_graph.store import Store, StoreError

DEFAULT_STORE = Path(".knobgraph") / "graph.kgraph"
STORE_VARIABLE = "KNOBGRAPH_STORE"
NEO4J_SCHEMES = frozenset({"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"})
_URL = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")


def store_location(named: str | None = None) -> str:
    """Return where the graph is: what was named, else `KNOBGRAPH_STORE`, else the file below the current folder."""
    return named or os.environ.get(STORE_VARIABLE) or str(DEFAULT_STORE)


def open_store(url_or_path: str | Path | None = None) -> Store:
    """Return the store at a Neo4j URL or a file path; None is what `store_location` says.

    Raises:
        StoreError: the URL's scheme is unknown, or the server cannot be reached.
    """
    location = store_location(None if url_or_path is None else str(url_or_path))
    match = _URL.match(location)
    if match is None:
        return OfflineStore(Path(location))
    if match[1].lower() not in NEO4J_SCHEMES:
        raise StoreError(f"{location}: unknown kind of store; give a file path or one of {', '.join(sorted(f'{scheme}://' for scheme in NEO4J_SCHEMES))}")
    from knobgraph_graph.neo4j_store import Neo4jStore  # here, so that a graph file does not wait for the driver, 0.2 s

    return Neo4jStore(location)
