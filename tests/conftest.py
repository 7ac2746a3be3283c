"""What tests of several folders share: the Neo4j servers."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator

import pytest

from tests.graph.server.neo4j_server import LONG_TERM, PASSWORD, RELEASES, USER, Neo4jServer, Release, class_path

Servers = Callable[[Release], Neo4jServer]


@pytest.fixture(scope="session")
def neo4j_servers(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servers]:
    """Servers of this test run's own, one a release, started when first asked for; a test may kill one and start it again."""
    running: dict[Release, Neo4jServer] = {}

    def server(release: Release) -> Neo4jServer:
        if release not in running:
            try:
                libraries = class_path(request.config.cache.mkdir("neo4j"), release)
                made = Neo4jServer(tmp_path_factory.mktemp("neo4j"), libraries, release=release)
                made.start()
            except (OSError, RuntimeError, subprocess.SubprocessError) as error:
                reason = f"no Neo4j server: set KNOBGRAPH_NEO4J_URL, or install Java 17 and Maven ({error})"
                if os.environ.get("CI"):
                    pytest.fail(reason)
                pytest.skip(reason)
            running[release] = made
        return running[release]

    yield server
    for started in running.values():
        started.kill()  # its data go with the temporary folder


@pytest.fixture(scope="session")
def neo4j_server(neo4j_servers: Servers) -> Neo4jServer:
    """The server of the release that the compose file has."""
    return neo4j_servers(LONG_TERM)


@pytest.fixture(params=RELEASES, ids=lambda release: f"neo4j-{release.version}")
def neo4j_url(request: pytest.FixtureRequest, neo4j_servers: Servers, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a server, with user and password in the environment; whoever sets KNOBGRAPH_NEO4J_URL lends a database to be overwritten."""
    return address(request.param, neo4j_servers, monkeypatch)


def address(release: Release, servers: Servers, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return where the server of a release answers, and set what a store needs to log in there."""
    if lent := os.environ.get("KNOBGRAPH_NEO4J_URL"):
        if release != LONG_TERM:
            pytest.skip("a lent database has one version")
        return lent
    monkeypatch.setenv("KNOBGRAPH_NEO4J_USER", USER)
    monkeypatch.setenv("KNOBGRAPH_NEO4J_PASSWORD", PASSWORD)
    return servers(release).url
