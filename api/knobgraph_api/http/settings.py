"""What whoever starts the server decides."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from knobgraph_graph.store import QueryLimits


@dataclass(frozen=True, slots=True)
class IngestSettings:
    """The folders below which a request may name a repository to read, and the store that its graph goes to."""

    roots: tuple[Path, ...]
    store: str


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """Who may ask, and how much one request may cost.

    `token` is what a request must carry, None lets every request in; `hosts` are the names that a request may call this server by, empty
    for any; `origins` are the web sites whose scripts may read the answers. `body_seconds` bounds how long a request body may trickle in.
    """

    token: str | None = None
    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    ingest: IngestSettings | None = None
    body_bytes: int = 1 << 20
    body_seconds: float = 10.0
    query_string_bytes: int = 8 << 10
    cypher: QueryLimits = field(default_factory=lambda: QueryLimits(rows=10_000, seconds=10.0))
