"""One graph into a Neo4j database: in one transaction where it fits, else marked as half loaded until it is whole."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias

from neo4j import Driver, Session, Transaction

from knobgraph_graph.fact import NodeKey, PropertyGraph
from knobgraph_graph.neo4j_difference import Difference, RelationshipKey, Row, difference
from knobgraph_graph.neo4j_schema import LOADING_LABEL, LOCK_LABEL, loading_mark, quoted, schema_statements
from knobgraph_graph.store import Progress
from knobgraph_graph.vocabulary import NODE_LABELS, RELATIONSHIP_TYPES

BATCH = 5_000
AT_ONCE = 50_000  # an open transaction takes the server some 4 KiB a row, and a server with 1 GiB of heap gives 700 MiB to all of them
Elements: TypeAlias = dict[NodeKey, str]  # what the database calls a node
LABELS = [label.name for label in NODE_LABELS]
LOAD, LOCK = {"knobgraph": "load"}, {"knobgraph": "lock"}  # readers find them in the list of transactions

NODES_STORED = "MATCH (n:{label}) WHERE n.repository = $repository AND n.id IS NOT NULL RETURN n.id, elementId(n), properties(n)"
RELATIONSHIPS_STORED = """MATCH (a)-[r:{type}]->(b) WHERE a.repository = $repository AND b.repository = $repository
RETURN [l IN labels(a) WHERE l IN $labels][0], a.id, [l IN labels(b) WHERE l IN $labels][0], b.id, r.key, elementId(r), properties(r)"""
NEW_NODES = "UNWIND $rows AS row CREATE (n:{label}) SET n = row RETURN n.id, elementId(n)"
# The ends by element: a look in the index for what the same transaction wrote costs the server the more, the more it wrote.
NEW_RELATIONSHIPS = """UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row.start MATCH (b) WHERE elementId(b) = row.end
CREATE (a)-[r:{type}]->(b) SET r = row.properties"""
CHANGED_NODES = "UNWIND $rows AS row MATCH (n) WHERE elementId(n) = row.element SET n = row.properties"
CHANGED_RELATIONSHIPS = "UNWIND $rows AS row MATCH ()-[r]->() WHERE elementId(r) = row.element SET r = row.properties"
GONE_NODES = "UNWIND $rows AS element MATCH (n) WHERE elementId(n) = element DETACH DELETE n"
GONE_RELATIONSHIPS = "UNWIND $rows AS element MATCH ()-[r]->() WHERE elementId(r) = element DELETE r"


class Runner(Protocol):
    """What runs a statement: a session or a transaction.

    The driver asks for literal texts, to keep users' text out of them; these are made of the vocabulary, quoted.
    """

    def run(self, query: Any, parameters: dict[str, Any]) -> Any:
        """Return the result of a statement."""


class Neo4jLoad:
    """Loads graphs through a driver into one database; at most `at_once` changes in one transaction."""

    def __init__(self, driver: Driver, database: str | None, at_once: int) -> None:
        self._driver = driver
        self._database = database
        self._at_once = at_once

    def prepare(self) -> None:
        """Make the constraints and indexes that are missing."""
        with self._session() as session:
            existing = {name for (name,) in _rows(session, "SHOW INDEXES YIELD name")}
            missing = [statement for name, statement in schema_statements().items() if name not in existing]
            for statement in missing:
                _rows(session, statement)
            if missing:
                _rows(session, "CALL db.awaitIndexes(300)")

    def replace(self, graph: PropertyGraph, progress: Progress | None = None) -> None:
        """Write what differs from what is stored of the repository, after any other load of it."""
        with self._lock(graph.repository), self._session() as session:
            with session.begin_transaction(metadata=LOAD) as transaction:
                elements, changes = _changes(transaction, graph)
                whole = changes.size <= self._at_once
                if whole:
                    for piece in _counted(_pieces(changes, elements), changes.size, progress):
                        piece.write(transaction, elements)
                    transaction.commit()
            if not whole:
                self._mark(session, graph.repository)
                for piece in _counted(_pieces(changes, elements), changes.size, progress):
                    with session.begin_transaction(metadata=LOAD) as transaction:
                        piece.write(transaction, elements)
                        transaction.commit()
            _rows(session, f"DROP INDEX {quoted(loading_mark(graph.repository))} IF EXISTS")

    def _mark(self, session: Session, repository: str) -> None:
        # An index without entries is the one thing that outlives a kill, is in no transaction's way, and that no query can see.
        _rows(session, f"CREATE INDEX {quoted(loading_mark(repository))} IF NOT EXISTS FOR (n:{LOADING_LABEL}) ON (n.{quoted(repository)})")

    @contextmanager
    def _lock(self, repository: str) -> Generator[None]:
        # The node is never committed: whoever merges it second waits for the first, whose death rolls it back.
        with self._session() as session, session.begin_transaction(metadata=LOCK) as transaction:
            _rows(transaction, f"MERGE (n:{LOCK_LABEL} {{repository: $repository}})", repository=repository)
            yield
            transaction.rollback()

    def _session(self) -> Session:
        return self._driver.session(database=self._database)


def _changes(transaction: Transaction, graph: PropertyGraph) -> tuple[Elements, Difference]:
    nodes: dict[NodeKey, tuple[str, Row]] = {}
    for label in LABELS:
        for identity, element, properties in _rows(transaction, NODES_STORED.format(label=quoted(label)), repository=graph.repository):
            nodes[NodeKey(label, identity)] = element, properties
    relationships: dict[RelationshipKey, tuple[str, Row]] = {}
    for kind in RELATIONSHIP_TYPES if nodes else ():
        statement = RELATIONSHIPS_STORED.format(type=quoted(kind.name))
        for start_label, start, end_label, end, key, element, properties in _rows(transaction, statement, repository=graph.repository, labels=LABELS):
            relationships[kind.name, NodeKey(start_label, start), NodeKey(end_label, end), key] = element, properties
    return {key: element for key, (element, _) in nodes.items()}, difference(graph, nodes, relationships)


@dataclass(frozen=True, slots=True)
class Piece:
    """A statement and the rows it is for; `label` is that of the nodes it makes."""

    statement: str
    rows: Sequence[Any]
    label: str | None = None

    def write(self, transaction: Transaction, elements: Elements) -> None:
        """Run it, and add the elements of the nodes it made."""
        made = _rows(transaction, self.statement, rows=self.rows)
        if self.label is not None:
            elements.update((NodeKey(self.label, identity), element) for identity, element in made)


def _pieces(changes: Difference, elements: Elements) -> Iterator[Piece]:
    """Yield pieces of at most `BATCH` rows; each is to be written before the next is asked for."""
    yield from _cut(GONE_RELATIONSHIPS, changes.gone_relationships)
    yield from _cut(GONE_NODES, changes.gone_nodes)
    for label, rows in changes.new_nodes.items():
        yield from _cut(NEW_NODES.format(label=quoted(label)), rows, label)
    yield from _cut(CHANGED_NODES, changes.changed_nodes)
    for kind, relationships in changes.new_relationships.items():
        rows = [{"start": elements[start], "end": elements[end], "properties": properties} for start, end, properties in relationships]
        yield from _cut(NEW_RELATIONSHIPS.format(type=quoted(kind)), rows)
    yield from _cut(CHANGED_RELATIONSHIPS, changes.changed_relationships)


def _cut(statement: str, rows: Sequence[Any], label: str | None = None) -> Iterator[Piece]:
    for first in range(0, len(rows), BATCH):
        yield Piece(statement, rows[first : first + BATCH], label)


def _counted(pieces: Iterator[Piece], total: int, progress: Progress | None) -> Iterator[Piece]:
    done = 0
    for piece in pieces:
        yield piece
        done += len(piece.rows)
        if progress is not None:
            progress(done, total)


def _rows(runner: Runner, statement: str, **parameters: Any) -> list[list[Any]]:
    return [record.values() for record in runner.run(statement, parameters)]
