"""What tests of several folders share: the Neo4j server."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator

import pytest

from tests.graph.server.neo4j_server import PASSWORD, USER, Neo4jServer, class_path


@pytest.fixture(scope="session")
def neo4j_server(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jServer]:
    """A server of this test run's own, which a test may kill and start again."""
    try:
        server = Neo4jServer(tmp_path_factory.mktemp("neo4j"), class_path(request.config.cache.mkdir("neo4j")))
        server.start()
    except (OSError, RuntimeError, subprocess.SubprocessError) as error:
        reason = f"no Neo4j server: set KNOBGRAPH_NEO4J_URL, or install Java 17 and Maven ({error})"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    yield server
    server.kill()  # its data go with the temporary folder


@pytest.fixture
def neo4j_url(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a server, with user and password in the environment; whoever sets KNOBGRAPH_NEO4J_URL lends a database to be overwritten."""
    if lent := os.environ.get("KNOBGRAPH_NEO4J_URL"):
        return lent
    server: Neo4jServer = request.getfixturevalue("neo4j_server")
    monkeypatch.setenv("KNOBGRAPH_NEO4J_USER", USER)
    monkeypatch.setenv("KNOBGRAPH_NEO4J_PASSWORD", PASSWORD)
    return server.url
