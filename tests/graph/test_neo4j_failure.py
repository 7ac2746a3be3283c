"""Whatever goes wrong with a server is told in one line that says what to do."""

from __future__ import annotations

import pytest
from neo4j.exceptions import DriverError, Neo4jError

from knobgraph_graph.neo4j_failure import store_error
from knobgraph_graph.neo4j_store import Neo4jStore
from knobgraph_graph.opening import open_store
from knobgraph_graph.store import BadQuery, QueryLimitReached, StoreError, StoreUnavailable

URL = "bolt://127.0.0.1:1"


def raised_by_server(code: str, message: str) -> Neo4jError:
    return Neo4jError._hydrate_neo4j(code=code, message=message)


def test_no_server_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StoreUnavailable, match=r"^bolt://127.0.0.1:1: no Neo4j server answers .*start it, or check the address$"):
        open_store(URL)


def test_a_wrong_password_is_named(neo4j_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KNOBGRAPH_NEO4J_PASSWORD", "not-the-secret")
    with pytest.raises(StoreError, match="does not accept the user 'neo4j' with this password: set KNOBGRAPH_NEO4J_USER and") as caught:
        open_store(neo4j_url)
    assert "not-the-secret" not in str(caught.value)


def test_a_password_in_the_address_is_refused_and_not_repeated() -> None:
    with pytest.raises(StoreError, match="not in the address") as caught:
        open_store("bolt://neo4j:geheim@127.0.0.1:1")
    assert "geheim" not in str(caught.value)


def test_an_unknown_database_is_named(neo4j_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KNOBGRAPH_NEO4J_DATABASE", "elsewhere")
    store = open_store(neo4j_url)
    with pytest.raises(StoreError, match=r"elsewhere.*KNOBGRAPH_NEO4J_DATABASE"):
        store.query("RETURN 1 AS one")
    store.close()


def test_an_old_server_is_named(neo4j_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("knobgraph_graph.neo4j_store.OLDEST", (9999, 1))
    with pytest.raises(StoreError, match=r"Neo4j/\d+\.\d+\S* is too old: knobgraph needs Neo4j 9999.1 or later"):
        Neo4jStore(neo4j_url)


@pytest.mark.parametrize(
    ("code", "kind", "message"),
    [
        ("Neo.ClientError.Security.Forbidden", StoreError, "may not do this.*grant reading, writing and making constraints"),
        ("Neo.ClientError.Security.CredentialsExpired", StoreError, "has to be changed first"),
        ("Neo.TransientError.General.MemoryPoolOutOfMemoryError", StoreError, "raise server.memory.heap.max_size"),
        ("Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration", QueryLimitReached, "takes longer"),
        ("Neo.ClientError.Statement.ArithmeticError", BadQuery, "what the server says"),
        ("Neo.DatabaseError.General.UnknownError", StoreError, "what the server says"),
    ],
)
def test_what_the_server_says_becomes_one_line(code: str, kind: type[StoreError], message: str) -> None:
    error = store_error(raised_by_server(code, "what the server says\nat length"), URL, "ann")
    assert type(error) is kind
    with pytest.raises(kind, match=message):
        raise error
    assert kind is BadQuery or "\n" not in str(error)


def test_any_other_error_of_the_driver_names_the_server() -> None:
    assert str(store_error(DriverError("strange"), URL, None)) == f"{URL}: strange"
