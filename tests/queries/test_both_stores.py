"""Every named query gives equal rows on both stores, in equal order if it says one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from neo4j import GraphDatabase

from knobgraph_graph.fact import Node, NodeKey, PropertyGraph, Relationship
from knobgraph_graph.neo4j_store import Neo4jStore
from knobgraph_graph.offline_store import OfflineStore
from knobgraph_ingest.ingestion import ingest
from knobgraph_queries.query import load_query, query_names
from tests.graph.server.neo4j_server import PASSWORD, USER

ROOT = Path(__file__).parents[2]
REPOSITORIES = [ROOT / "examples" / "tides", ROOT / "tests" / "cases" / "control" / "repo"]
FLAG = "MATCH (n:Flag)-[:FLOWS_INTO]->() RETURN n.id AS id ORDER BY id LIMIT 1"
TARGET = "MATCH ()-[:FLOWS_INTO]->(n) RETURN n.id AS id ORDER BY id DESC LIMIT 1"


def odd_graph() -> PropertyGraph:
    """Return what no repository has: a ring, a loop, parallel flows, nodes without properties, texts in other scripts."""
    flags = [NodeKey("Flag", f"ünï.py#--{name}") for name in ("a", "ß", "模型")]
    fields = [NodeKey("ConfigField", f"pkg.Config.{name}") for name in ("x", "y")]
    nodes = [Node(flags[0]), Node(flags[1], {"names": ["--ß"], "status": "unread"}), Node(flags[2], {"help": "🙂 'quoted'", "line": 3}), *map(Node, fields)]
    steps = {"kind": "assigns", "step_paths": ["ünï.py"], "step_lines": [1], "step_texts": ["x = 'é'"], "flags": [flags[0].id]}
    ends = [(flags[0], fields[0], ""), (flags[0], fields[0], "2"), (fields[0], fields[1], ""), (fields[1], fields[0], ""), (fields[1], fields[1], "")]
    return PropertyGraph("odd", tuple(nodes), tuple(Relationship("FLOWS_INTO", a, b, key, steps) for a, b, key in ends))


@pytest.fixture(scope="module")
def graphs() -> list[PropertyGraph]:
    return [odd_graph(), *(ingest(path).graph for path in REPOSITORIES)]


@pytest.fixture
def offline(graphs: list[PropertyGraph], tmp_path: Path) -> OfflineStore:
    store = OfflineStore(tmp_path / "graph.kgraph")
    for graph in graphs:
        store.replace(graph)
    return store


@pytest.fixture
def neo4j_store(graphs: list[PropertyGraph], neo4j_url: str) -> Iterator[Neo4jStore]:
    store = Neo4jStore(neo4j_url)
    for (repository,) in [row.values() for row in store.query("MATCH (n) WHERE n.repository IS NOT NULL RETURN DISTINCT n.repository AS name")]:
        store.replace(PropertyGraph(repository, (), ()))
    for graph in graphs:
        store.replace(graph)
    yield store
    for graph in graphs:
        store.replace(PropertyGraph(graph.repository, (), ()))
    store.close()


def parameters(store: OfflineStore, cypher: str) -> dict[str, Any]:
    [flag], [target] = store.query(FLAG), store.query(TARGET)
    known = {"id": flag["id"], "ids": [flag["id"], target["id"]], "most": 50, "flag": flag["id"], "target": target["id"]}
    names = set(re.findall(r"\$(\w+)", cypher))
    assert names <= set(known), f"give a value for {names - set(known)} here"
    return {name: known[name] for name in names}


def test_every_named_query_gives_equal_rows(offline: OfflineStore, neo4j_store: Neo4jStore) -> None:
    answered = 0
    different: dict[str, Any] = {}
    for name in query_names():
        cypher = load_query(name).cypher
        given = parameters(offline, cypher)
        expected, found = offline.query(cypher, given), neo4j_store.query(cypher, given)
        if "ORDER BY" not in cypher:
            expected, found = sorted(expected, key=repr), sorted(found, key=repr)
        if found != expected:
            different[name] = next(((one, other) for one, other in zip(expected, found, strict=False) if one != other), (len(expected), len(found)))
        answered += bool(expected)
    assert different == {}
    assert answered > len(query_names()) / 2, "most queries found nothing: the graphs test nothing"


def test_a_query_for_ids_looks_them_up_in_an_index(neo4j_url: str) -> None:
    store = Neo4jStore(neo4j_url)
    store.replace(odd_graph())
    plans: dict[str, str] = {}
    with GraphDatabase.driver(neo4j_url, auth=(USER, PASSWORD)) as driver:
        for name in query_names():
            statement: Any = f"EXPLAIN {load_query(name).cypher}"
            if re.search(r"\$ids?\b", statement):
                plans[name] = str(driver.execute_query(statement, {"id": "a", "ids": ["a"], "most": 1}).summary.plan)
    store.replace(PropertyGraph("odd", (), ()))
    store.close()
    assert "lineage_down" in plans
    assert {name for name, plan in plans.items() if "Scan" in plan or "IndexSeek" not in plan} == set()


@pytest.mark.parametrize("cypher", [*re.findall(r"```cypher\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)])
def test_the_queries_of_the_readme_give_equal_rows(offline: OfflineStore, neo4j_store: Neo4jStore, cypher: str) -> None:
    found = offline.query(cypher)
    assert found, "it finds nothing in the bundled example"
    assert neo4j_store.query(cypher) == found
