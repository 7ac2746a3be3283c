"""Measure loads into a Neo4j server beside a bare UNWIND + CREATE of the same rows: `python -m tests.graph.bench_neo4j_load [NODES ...]`."""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import neo4j

from knobgraph_graph.fact import PropertyGraph
from knobgraph_graph.neo4j_difference import present
from knobgraph_graph.neo4j_store import Neo4jStore
from tests.graph.bench_offline_store import made_graph
from tests.graph.server.neo4j_server import PASSWORD, USER, Neo4jServer, class_path

BATCH = 5_000
REPEATS = 3
CREATE_NODES = "UNWIND $rows AS row CREATE (n:Flag) SET n = row"
CREATE_FLOWS = """UNWIND $rows AS row MATCH (a:Flag {repository: 'bench', id: row.start}) MATCH (b:Flag {repository: 'bench', id: row.end})
CREATE (a)-[r:FLOWS_INTO]->(b) SET r = row.properties"""


def bare_load(driver: neo4j.Driver, graph: PropertyGraph) -> float:
    """Return the seconds of creating the rows, batch by batch, into a database that has the constraint and nothing else."""
    nodes = [present(node.properties) | {"id": node.key.id, "repository": "bench"} for node in graph.nodes]
    flows = [{"start": edge.start.id, "end": edge.end.id, "properties": present(edge.properties) | {"key": edge.key}} for edge in graph.relationships]
    started = time.perf_counter()
    for statement, rows in ((CREATE_NODES, nodes), (CREATE_FLOWS, flows)):
        for first in range(0, len(rows), BATCH):
            driver.execute_query(statement, rows=rows[first : first + BATCH])  # type: ignore[arg-type]  # one of the two above
    return time.perf_counter() - started


def empty(driver: neo4j.Driver) -> None:
    """Remove everything."""
    with driver.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()


def measure(url: str, count: int) -> None:
    """Print how long loads of `count` nodes take, and the same again with nothing changed."""
    graph = made_graph(count)
    auth = os.environ["KNOBGRAPH_NEO4J_USER"], os.environ["KNOBGRAPH_NEO4J_PASSWORD"]
    store = Neo4jStore(url)
    store.replace(PropertyGraph("bench", (), ()))  # the constraints
    times: dict[str, list[float]] = {"bare": [], "load": [], "again": []}
    with neo4j.GraphDatabase.driver(url, auth=auth) as driver:
        for _ in range(REPEATS):
            empty(driver)
            times["bare"].append(bare_load(driver, graph))
            empty(driver)
            for name in ("load", "again"):
                started = time.perf_counter()
                store.replace(graph)
                times[name].append(time.perf_counter() - started)
        empty(driver)
    store.close()
    bare, load, again = (statistics.median(times[name]) for name in ("bare", "load", "again"))
    facts = len(graph.nodes) + len(graph.relationships)
    print(
        f"{len(graph.nodes)} nodes, {len(graph.relationships)} edges, median of {REPEATS}: load {load:.2f} s = {facts / load:,.0f} nodes and edges a second; "
        f"bare {bare:.2f} s = {facts / bare:,.0f}; ratio {bare / load:.2f}; nothing changed {again:.2f} s"
    )


def main() -> None:
    counts = [int(argument) for argument in sys.argv[1:]] or [10_000, 100_000]
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(KNOBGRAPH_NEO4J_USER=USER, KNOBGRAPH_NEO4J_PASSWORD=PASSWORD)
        server = Neo4jServer(Path(folder) / "home", class_path(Path(folder)), java=("-Xmx2g", "-XX:+UseSerialGC"))
        server.start()
        try:
            for count in counts:
                measure(server.url, count)
        finally:
            server.kill()


if __name__ == "__main__":
    main()
