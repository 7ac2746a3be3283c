"""What the driver's errors mean to a user, in one line each."""

from __future__ import annotations

from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DriverError,
    Forbidden,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
    UnsupportedServerProduct,
)

from knobgraph_graph.store import BadQuery, QueryLimitReached, StoreError, StoreUnavailable

USER_VARIABLE = "KNOBGRAPH_NEO4J_USER"
PASSWORD_VARIABLE = "KNOBGRAPH_NEO4J_PASSWORD"  # noqa: S105 - the name of a variable
DATABASE_VARIABLE = "KNOBGRAPH_NEO4J_DATABASE"
OLDEST = (5, 26)


def store_error(error: Exception, url: str, user: str | None) -> StoreError:
    """Return what `error`, raised by the driver, means to the one who uses the server at `url`."""
    code = (error.code or "") if isinstance(error, Neo4jError) else ""
    who = f"the user {user!r}" if user else "a user without a name"
    if code.endswith("CredentialsExpired"):
        return StoreError(f"{url}: the password of {who} has to be changed first")
    if isinstance(error, AuthError) and not isinstance(error, Forbidden):
        return StoreError(f"{url}: the server does not accept {who} with this password: set {USER_VARIABLE} and {PASSWORD_VARIABLE}")
    if isinstance(error, Forbidden) or code.endswith(("Security.Forbidden", "AccessMode", "WriteOnReadOnlyAccessDatabase", "ForbiddenOnReadOnlyDatabase")):
        return StoreError(f"{url}: {who} may not do this ({_first_line(error)}): grant reading, writing and making constraints and indexes")
    if isinstance(error, UnsupportedServerProduct):
        return StoreError(f"{url}: this is no Neo4j server: knobgraph needs Neo4j {OLDEST[0]}.{OLDEST[1]} or later")
    if isinstance(error, ServiceUnavailable | SessionExpired | OSError):
        return StoreUnavailable(f"{url}: no Neo4j server answers ({_first_line(error)}): start it, or check the address")
    if isinstance(error, ConfigurationError | ValueError):
        return StoreError(f"{url}: the address cannot be used ({_first_line(error)})")
    if code.endswith(("MemoryPoolOutOfMemoryError", "OutOfMemoryError")):
        return StoreError(f"{url}: the server has too little memory for this: raise server.memory.heap.max_size ({_first_line(error)})")
    if code.endswith("DatabaseNotFound"):
        return StoreError(f"{url}: {_first_line(error)} Set {DATABASE_VARIABLE}, or leave it out")
    if code.endswith(("TransactionTimedOut", "TransactionTimedOutClientConfiguration")):
        return QueryLimitReached("The query takes longer than it may")
    if isinstance(error, ClientError) and ".Statement." in code:
        return BadQuery(error.message or str(error))
    return StoreError(f"{url}: {_first_line(error)}")


def is_transient(error: BaseException) -> bool:
    """Return whether doing the same again may succeed."""
    return isinstance(error, Neo4jError | DriverError) and error.is_retryable()


def _first_line(error: Exception) -> str:
    text = (error.message if isinstance(error, Neo4jError) else None) or str(error) or type(error).__name__
    return text.strip().splitlines()[0].rstrip(":")
