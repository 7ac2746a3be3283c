"""What a Neo4j database is told of the vocabulary: one identity and one index a label."""

from __future__ import annotations

from knobgraph_graph.vocabulary import NODE_LABELS

PREFIX = "knobgraph_"
LOCK_LABEL = "KnobgraphLock"
LOADING_LABEL = "KnobgraphLoading"


def schema_statements() -> dict[str, str]:
    """Return the statement that makes each constraint and index, keyed by its name; each leaves alone what exists.

    The constraint finds a node of a repository, and keeps two loads from making it twice; the index finds it by `id` alone, as queries do.
    """
    statements = {f"{PREFIX}lock": _unique(f"{PREFIX}lock", LOCK_LABEL, "repository")}
    for label in NODE_LABELS:
        identity, index = f"{PREFIX}{label.name}_identity", f"{PREFIX}{label.name}_id"
        statements[identity] = _unique(identity, label.name, "repository", "id")
        statements[index] = f"CREATE INDEX {quoted(index)} IF NOT EXISTS FOR (n:{quoted(label.name)}) ON (n.id)"
    return statements


def loading_mark(repository: str) -> str:
    """Return the name of the index that exists while `repository` is half loaded; it has no entries, and no query sees it."""
    return f"{PREFIX}loading {repository}"


def quoted(name: str) -> str:
    """Return a name as it may stand in Cypher."""
    return f"`{name.replace('`', '``')}`"


def _unique(name: str, label: str, *properties: str) -> str:
    return f"CREATE CONSTRAINT {quoted(name)} IF NOT EXISTS FOR (n:{quoted(label)}) REQUIRE ({', '.join(f'n.{p}' for p in properties)}) IS UNIQUE"
