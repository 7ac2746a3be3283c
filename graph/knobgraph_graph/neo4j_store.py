"""The store for sharing and exploring: a Neo4j server."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from typing import Any

from neo4j import READ_ACCESS, Driver, GraphDatabase, ManagedTransaction, NotificationMinimumSeverity, Session, unit_of_work
from neo4j.exceptions import DriverError, Neo4jError
from tenacity import Retrying, retry_if_exception, stop_after_attempt, wait_random_exponential

from knobgraph_graph.consistency import require_consistent
from knobgraph_graph.cypher import require_readable
from knobgraph_graph.fact import PropertyGraph
from knobgraph_graph.neo4j_failure import DATABASE_VARIABLE, OLDEST, PASSWORD_VARIABLE, USER_VARIABLE, is_transient, store_error
from knobgraph_graph.neo4j_load import AT_ONCE, Neo4jLoad
from knobgraph_graph.neo4j_schema import loading_mark
from knobgraph_graph.store import DEFAULT_LIMITS, Progress, QueryLimitReached, QueryLimits, StoreError, StoreUnavailable

ATTEMPTS = 6
PATIENCE = 60.0
PAUSE = 0.02
RETRY_SECONDS = 5.0
# Who reads is waiting: a server that is away is to be said within seconds, so that they can ask again.
READ_RETRY_SECONDS = 2.0
CONNECTION_SECONDS = 3.0
ACQUISITION_SECONDS = 10.0
LOADS = "SHOW TRANSACTIONS YIELD metaData, status WHERE metaData.knobgraph IS NOT NULL RETURN metaData.knobgraph AS kind, status"
MARKS = "SHOW INDEXES YIELD name WHERE name STARTS WITH $prefix RETURN name"


class Neo4jStore:
    """A store in the Neo4j server at `url`; user and password are those of the environment.

    More than `at_once` changes are written in several transactions, and readers are kept out meanwhile.

    Raises:
        StoreError: no server answers, it refuses the user, or it is too old.
    """

    def __init__(self, url: str, at_once: int = AT_ONCE) -> None:
        self.url = url
        self._at_once = at_once
        self._user = os.environ.get(USER_VARIABLE, "neo4j")
        self._database = os.environ.get(DATABASE_VARIABLE)
        password = os.environ.get(PASSWORD_VARIABLE)
        if "@" in url:
            raise StoreError(f"give the user and password of Neo4j in {USER_VARIABLE} and {PASSWORD_VARIABLE}, not in the address")
        with self._clear_errors():
            self._driver: Driver | None = GraphDatabase.driver(
                url,
                auth=(self._user, password) if password is not None else None,
                notifications_min_severity=NotificationMinimumSeverity.OFF,
                max_transaction_retry_time=RETRY_SECONDS,
                connection_timeout=CONNECTION_SECONDS,
            )
            try:
                self._driver.verify_connectivity()
                self.server = _supported_version(self._driver, url)
            except BaseException:
                self._driver.close()
                raise

    def replace(self, graph: PropertyGraph, progress: Progress | None = None) -> None:
        """Store `graph` in place of what was stored of the same repository; readers see the old or the new graph only.

        `progress` is told how many changes are written, and of how many. A load that was interrupted is completed.

        Raises:
            StoreError: the graph is not consistent, or the server could not write it.
        """
        driver = self._open_driver()
        require_consistent(graph)
        load = Neo4jLoad(driver, self._database, self._at_once)
        with self._clear_errors():
            for attempt in Retrying(
                retry=retry_if_exception(is_transient), stop=stop_after_attempt(ATTEMPTS), wait=wait_random_exponential(0.2, max=10), reraise=True
            ):
                with attempt:
                    load.prepare()
                    load.replace(graph, progress)

    def query(self, cypher: str, parameters: Mapping[str, Any] | None = None, *, limits: QueryLimits = DEFAULT_LIMITS) -> list[dict[str, Any]]:
        """Return the rows of a read-only Cypher query, one dict a row keyed by column name, in order.

        The language is the offline store's. While a graph is being replaced in several transactions a query waits, a minute at most.

        Raises:
            BadQuery: the query is at fault, or needs more than `limits` allow.
            StoreUnavailable: no server answers, or a graph is half loaded.
            StoreError: the server failed.
        """
        driver = self._open_driver()
        require_readable(cypher, parameters or {})
        statement: Any = cypher  # the driver asks for a literal; what was just parsed is as harmless

        @unit_of_work(timeout=limits.seconds)
        def run(transaction: ManagedTransaction) -> list[dict[str, Any]]:
            rows: list[dict[str, Any]] = []
            for record in transaction.run(statement, dict(parameters or {})):
                rows.append(record.data())
                if len(rows) > limits.rows:
                    raise QueryLimitReached(f"The query returns more than {limits.rows:,} rows")
            return rows

        deadline = time.monotonic() + PATIENCE
        with self._clear_errors(), self._reading(driver) as session:
            while True:
                before = self._quiet_state(session, deadline)
                rows = session.execute_read(run)
                if session.last_bookmarks().raw_values == before:
                    return rows
                if time.monotonic() > deadline:
                    raise StoreUnavailable(f"{self.url}: the graph was replaced each time the query ran: try again when the ingest is done")

    def version(self) -> str:
        """Return a word for the state of the database, which every change to it changes.

        Raises:
            StoreUnavailable: no server answers, or a graph is half loaded.
        """
        driver = self._open_driver()
        with self._clear_errors(), self._reading(driver) as session:
            state = self._quiet_state(session, time.monotonic() + PATIENCE)
        return blake2b(" ".join(sorted(state)).encode(), digest_size=16).hexdigest()

    def _quiet_state(self, session: Session, deadline: float) -> frozenset[str]:
        """Return the state of the database when no load is halfway.

        Neo4j shows a commit bit by bit while it is applied: a query counts only if none was under way and the state is the same after it.
        """
        while True:
            loads, marks = _loads(session), _marks(session)
            if marks and not loads and not _loads(session) and _marks(session):  # asked twice: a load may have begun or ended in between
                raise StoreUnavailable(f"{self.url}: the last load of {marks[0]!r} was interrupted: run `knobgraph ingest` on it again")
            if not marks and not any(kind == "load" and status != "Running" for kind, status in loads):
                return session.last_bookmarks().raw_values
            if time.monotonic() > deadline:
                raise StoreUnavailable(f"{self.url}: a graph is being loaded: try again when the ingest is done")
            time.sleep(PAUSE)

    def close(self) -> None:
        """Release the connections; a closed store may not be used."""
        if self._driver is not None:
            self._driver.close()
            self._driver = None

    def _reading(self, driver: Driver) -> Session:
        return driver.session(
            database=self._database,
            default_access_mode=READ_ACCESS,
            max_transaction_retry_time=READ_RETRY_SECONDS,
            connection_acquisition_timeout=ACQUISITION_SECONDS,
        )

    def _open_driver(self) -> Driver:
        if self._driver is None:
            raise StoreError(f"the store {self.url} is closed")
        return self._driver

    @contextmanager
    def _clear_errors(self) -> Generator[None]:
        try:
            yield
        except (Neo4jError, DriverError, OSError, ValueError) as error:
            raise store_error(error, self.url, self._user) from error


def _loads(session: Session) -> list[list[Any]]:
    return session.execute_read(lambda transaction: transaction.run(LOADS).values())


def _marks(session: Session) -> list[str]:
    names: list[str] = session.execute_read(lambda transaction: transaction.run(MARKS, prefix=loading_mark("")).value())
    return [name.removeprefix(loading_mark("")) for name in names]


def _supported_version(driver: Driver, url: str) -> str:
    agent = driver.get_server_info().agent
    found = re.match(r"Neo4j/(\d+)\.(\d+)", agent)
    if found is None or (int(found[1]), int(found[2])) < OLDEST:
        raise StoreError(f"{url}: {agent} is too old: knobgraph needs Neo4j {OLDEST[0]}.{OLDEST[1]} or later")
    return agent.removeprefix("Neo4j/")
