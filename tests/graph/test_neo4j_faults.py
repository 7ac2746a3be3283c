"""What happens to a real server's graph when something dies in the middle of a load, and while others load and read."""

from __future__ import annotations

import subprocess
import sys
from textwrap import dedent
from typing import Any

import pytest

from knobgraph_graph.fact import Node, NodeKey, PropertyGraph, Relationship
from knobgraph_graph.neo4j_store import Neo4jStore
from knobgraph_graph.store import StoreError
from tests.conftest import Servers
from tests.graph.server.neo4j_server import PASSWORD, RELEASES, USER, Release

WHOLE = "MATCH (n:Flag {repository: $repository}) RETURN count(n) AS nodes, collect(DISTINCT n.line) AS lines"
FLOWS = "MATCH (:Flag {repository: $repository})-[r:FLOWS_INTO]->() RETURN count(r) AS flows, collect(DISTINCT r.kind) AS kinds"

LOADER = dedent("""
    import sys, time
    from knobgraph_graph.neo4j_store import Neo4jStore
    from tests.graph.test_neo4j_faults import made_graph

    def stop_halfway(done, total):
        print(done, total, flush=True)
        if done > total * 0.4:
            time.sleep(600)

    Neo4jStore(sys.argv[1], at_once=int(sys.argv[2])).replace(made_graph(2000, 2), stop_halfway)
""")

WRITER = dedent("""
    import sys
    from knobgraph_graph.neo4j_store import Neo4jStore
    from tests.graph.test_neo4j_faults import made_graph

    store = Neo4jStore(sys.argv[1], at_once=int(sys.argv[3]))
    for line in range(1, 4):
        store.replace(made_graph(100 * line, line, sys.argv[2]))
""")


def made_graph(size: int, line: int, repository: str = "faults") -> PropertyGraph:
    """A ring of `size` flags, every one of which says `line`."""
    keys = [NodeKey("Flag", str(number)) for number in range(size)]
    nodes = tuple(Node(key, {"line": line}) for key in keys)
    pairs = zip(keys, keys[1:] + keys[:1], strict=True)
    return PropertyGraph(repository, nodes, tuple(Relationship("FLOWS_INTO", a, b, "", {"kind": str(line)}) for a, b in pairs))


def stored(store: Neo4jStore, repository: str = "faults") -> dict[str, Any]:
    [nodes], [flows] = store.query(WHOLE, {"repository": repository}), store.query(FLOWS, {"repository": repository})
    return {**nodes, **flows}


def killed_halfway(url: str, at_once: int) -> None:
    loader = subprocess.Popen([sys.executable, "-c", LOADER, url, str(at_once)], stdout=subprocess.PIPE, text=True)
    assert loader.stdout is not None
    for line in loader.stdout:
        done, total = map(int, line.split())
        if done > total * 0.4:
            break
    assert loader.poll() is None, "it ended before it could be killed"
    loader.kill()
    loader.wait()


OLD, NEW = {"nodes": 500, "lines": [1], "flows": 500, "kinds": ["1"]}, {"nodes": 2000, "lines": [2], "flows": 2000, "kinds": ["2"]}


def test_a_load_in_one_transaction_that_is_killed_leaves_the_old_graph_and_the_next_completes_it(neo4j_url: str) -> None:
    store = Neo4jStore(neo4j_url)
    store.replace(made_graph(500, 1))
    killed_halfway(neo4j_url, at_once=1_000_000)
    assert stored(store) == OLD
    store.replace(made_graph(2000, 2))
    assert stored(store) == NEW
    store.close()


def test_a_load_in_several_transactions_that_is_killed_shows_nothing_until_the_next_completes_it(neo4j_url: str) -> None:
    store = Neo4jStore(neo4j_url)
    store.replace(made_graph(500, 1))
    killed_halfway(neo4j_url, at_once=100)
    with pytest.raises(StoreError, match="the last load of 'faults' was interrupted: run `knobgraph ingest`"):
        store.query("RETURN 1 AS one")  # waits until the server has noticed that the loader is gone
    store.replace(made_graph(2000, 2))
    assert stored(store) == NEW
    store.close()


@pytest.mark.parametrize("release", RELEASES, ids=lambda release: f"neo4j-{release.version}")
def test_a_server_that_dies_in_the_middle_has_the_old_graph_when_it_is_back(release: Release, neo4j_servers: Servers, monkeypatch: pytest.MonkeyPatch) -> None:
    neo4j_server = neo4j_servers(release)
    monkeypatch.setenv("KNOBGRAPH_NEO4J_USER", USER)
    monkeypatch.setenv("KNOBGRAPH_NEO4J_PASSWORD", PASSWORD)
    store = Neo4jStore(neo4j_server.url)
    store.replace(made_graph(500, 1))

    def kill_halfway(done: int, total: int) -> None:
        if done > total * 0.4:
            neo4j_server.kill()

    with pytest.raises(StoreError, match="no Neo4j server answers"):
        store.replace(made_graph(2000, 2), kill_halfway)
    with pytest.raises(StoreError, match="no Neo4j server answers"):
        store.query("RETURN 1 AS one")
    neo4j_server.start()
    assert stored(store) == OLD
    store.replace(made_graph(2000, 2))
    assert stored(store) == NEW
    store.close()


@pytest.mark.parametrize("at_once", [1_000_000, 10], ids=["in one transaction", "in several"])
def test_writers_wait_for_each_other_and_readers_see_whole_graphs(neo4j_url: str, at_once: int) -> None:
    reader = Neo4jStore(neo4j_url)
    reader.replace(made_graph(0, 0))
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, neo4j_url, "faults", str(at_once)]) for _ in range(2)]
    seen: list[tuple[int, int]] = []
    while any(writer.poll() is None for writer in writers):
        [row] = reader.query(
            "MATCH (n:Flag {repository: $repository}) OPTIONAL MATCH (n)-[r:FLOWS_INTO]->() "
            "RETURN count(n) AS nodes, collect(DISTINCT n.line) AS lines, count(r) AS flows, collect(DISTINCT r.kind) AS kinds",
            {"repository": "faults"},
        )
        assert len(row["lines"]) <= 1, "a reader saw parts of two graphs"
        line = row["lines"][0] if row["lines"] else 0
        assert (row["nodes"], row["flows"], row["kinds"]) == (100 * line, 100 * line, [str(line)] if line else [])
        seen.append((row["nodes"], line))
    assert [writer.returncode for writer in writers] == [0, 0]
    assert stored(reader) == {"nodes": 300, "lines": [3], "flows": 300, "kinds": ["3"]}
    assert len(set(seen)) > 2, "the reader never read between two loads: the test tests nothing"
    print(f"{len(seen)} reads during 6 loads, of {len(set(seen))} different graphs, all whole")
    reader.replace(PropertyGraph("faults", (), ()))
    reader.close()
