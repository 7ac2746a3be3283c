"""What a user of the offline Cypher reader relies on, beyond the TCK."""

from __future__ import annotations

import time
from typing import Any

import networkx as nx
import pytest

from knobgraph_graph.cypher import CypherError, CypherLimitError, Limits, plain, run_query


@pytest.fixture
def graph() -> nx.MultiDiGraph[Any]:
    """A flag `a` that flows a -> f1 -> f2 -> f3 and directly a -> f3; the last step carries another flag."""
    built: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    for label, name in (("Flag", "a"), ("Field", "f1"), ("Field", "f2"), ("Field", "f3")):
        built.add_node(f"{label}:{name}", labels=frozenset({label}), properties={"id": name})
    for start, end, key, flags in (
        ("Flag:a", "Field:f1", "", ["a"]),
        ("Field:f1", "Field:f2", "", ["a"]),
        ("Field:f2", "Field:f3", "", ["b"]),
        ("Flag:a", "Field:f3", "", ["b"]),
        ("Flag:a", "Field:f3", "2", ["b"]),
    ):
        built.add_edge(start, end, key=("FLOWS_INTO", key), type="FLOWS_INTO", properties={"flags": flags})
    return built


LINEAGE = """MATCH (f:Flag {id: $id}) MATCH p = (f)-[r:FLOWS_INTO*1..12]->(t)
WHERE all(x IN relationships(p) WHERE $id IN x.flags) RETURN t.id AS id, length(p) AS hops ORDER BY hops"""


def test_lineage_follows_only_edges_that_carry_the_flag(graph: nx.MultiDiGraph[Any]) -> None:
    assert run_query(graph, LINEAGE, {"id": "a"}) == [{"id": "f1", "hops": 1}, {"id": "f2", "hops": 2}]


def test_shortest_path_obeys_the_condition_on_its_relationships(graph: nx.MultiDiGraph[Any]) -> None:
    query = """MATCH (f:Flag), (t:Field {id: $to}) MATCH p = shortestPath((f)-[:FLOWS_INTO*]->(t))
    WHERE all(x IN relationships(p) WHERE x.flags = ['a']) RETURN [n IN nodes(p) | n.id] AS ids"""
    assert run_query(graph, query, {"to": "f2"}) == [{"ids": ["a", "f1", "f2"]}]
    assert run_query(graph, query, {"to": "f3"}) == []


def test_all_shortest_paths_tells_parallel_relationships_apart(graph: nx.MultiDiGraph[Any]) -> None:
    query = "MATCH p = allShortestPaths((:Flag)-[:FLOWS_INTO*]->({id: 'f3'})) RETURN length(p) AS hops"
    assert run_query(graph, query) == [{"hops": 1}, {"hops": 1}]


def test_shortest_path_with_a_condition_on_the_whole_path_takes_the_next_best(graph: nx.MultiDiGraph[Any]) -> None:
    query = "MATCH p = shortestPath((:Flag)-[:FLOWS_INTO*]->({id: 'f3'})) WHERE length(p) > 1 RETURN length(p) AS hops"
    assert run_query(graph, query) == [{"hops": 3}]


def test_reachability_gives_each_end_once(graph: nx.MultiDiGraph[Any]) -> None:
    distinct = run_query(graph, "MATCH (:Flag)-[:FLOWS_INTO*]->(t) RETURN DISTINCT t.id AS id ORDER BY id")
    assert [row["id"] for row in distinct] == ["f1", "f2", "f3"]
    assert run_query(graph, "MATCH (:Flag)-[:FLOWS_INTO*]->(t) RETURN count(*) AS n") == [{"n": 5}]


def test_reachability_stays_cheap_where_there_are_many_trails() -> None:
    ladder: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    for place in range(31):
        ladder.add_node(place, labels=frozenset({"N"}), properties={"id": place})
    for place in range(30):
        for key in "ab":
            ladder.add_edge(place, place + 1, key=("X", key), type="X", properties={})
    query = "MATCH (:N {id: 0})-[:X*]->(t) RETURN count(DISTINCT t) AS n"
    assert run_query(ladder, query, limits=Limits(expansions=1000)) == [{"n": 30}]
    with pytest.raises(CypherLimitError):
        run_query(ladder, "MATCH (:N {id: 0})-[:X*]->(t) RETURN count(t)", limits=Limits(expansions=1000))


def test_rows_are_limited(graph: nx.MultiDiGraph[Any]) -> None:
    with pytest.raises(CypherLimitError, match="more than 10 rows"):
        run_query(graph, "UNWIND range(1, 11) AS x RETURN x", limits=Limits(rows=10))


def test_a_subquery_sees_only_what_it_imports(graph: nx.MultiDiGraph[Any]) -> None:
    query = "MATCH (n:Flag) CALL { MATCH (n) RETURN count(n) AS c } RETURN c"
    assert run_query(graph, query) == [{"c": 4}]
    query = "MATCH (n:Flag) CALL { WITH n MATCH (n)-->(m) RETURN count(m) AS c } RETURN c"
    assert run_query(graph, query) == [{"c": 3}]
    query = "MATCH (n:Flag) CALL (n) { MATCH (n)-->(m) RETURN count(m) AS c } RETURN c"
    assert run_query(graph, query) == [{"c": 3}]


def test_counts_and_collects_in_expressions(graph: nx.MultiDiGraph[Any]) -> None:
    query = "MATCH (n) WHERE COUNT { (n)-->() } = 1 RETURN n.id AS id, COLLECT { MATCH (n)-->(m) RETURN m.id } AS ends"
    assert run_query(graph, query) == [{"id": "f1", "ends": ["f2"]}, {"id": "f2", "ends": ["f3"]}]


def test_errors_show_the_place(graph: nx.MultiDiGraph[Any]) -> None:
    with pytest.raises(CypherError) as caught:
        run_query(graph, "MATCH (f:Flag)\nRETURN g.id")
    assert (caught.value.line, caught.value.column) == (2, 8)
    assert str(caught.value) == "The variable g is not defined (line 2, column 8)\n  RETURN g.id\n         ^"


@pytest.mark.parametrize(
    "query",
    [
        "CREATE (n)", "MATCH (n) DELETE n", "MATCH (n) SET n.x = 1 RETURN n", "MERGE (n) RETURN n", "CALL db.labels()",
        "LOAD CSV FROM 'x' AS row RETURN row", "RETURN date()", "MATCH (n) RETURN n.x.", "RETURN $missing", "", "RETURN 1 / 0",
    ],
)  # fmt: skip
def test_what_is_not_accepted_is_refused(graph: nx.MultiDiGraph[Any], query: str) -> None:
    with pytest.raises(CypherError) as caught:
        run_query(graph, query, {})
    assert caught.value.line == 1


def test_plain_gives_properties(graph: nx.MultiDiGraph[Any]) -> None:
    (row,) = run_query(graph, "MATCH p = (f:Flag)-[r]->(t {id: 'f1'}) RETURN f, r, p, [f] AS l")
    assert plain(row) == {
        "f": {"id": "a"},
        "r": ({"id": "a"}, "FLOWS_INTO", {"id": "f1"}),
        "p": [{"id": "a"}, "FLOWS_INTO", {"id": "f1"}],
        "l": [{"id": "a"}],
    }


def test_labels_can_be_combined(graph: nx.MultiDiGraph[Any]) -> None:
    assert run_query(graph, "MATCH (n:Flag|Field) RETURN count(*) AS n") == [{"n": 4}]
    assert run_query(graph, "MATCH (n:!Flag) RETURN count(*) AS n") == [{"n": 3}]


def test_a_map_projection_picks_properties(graph: nx.MultiDiGraph[Any]) -> None:
    assert run_query(graph, "MATCH (f:Flag) RETURN f {.id, x: 1} AS m") == [{"m": {"id": "a", "x": 1}}]


def test_coalesce_does_not_evaluate_what_stands_after_the_first_value(graph: nx.MultiDiGraph[Any]) -> None:
    assert run_query(graph, "UNWIND [0] AS x RETURN coalesce(null, x, 1 / x) AS y") == [{"y": 0}]


@pytest.mark.parametrize(
    "cypher",
    [
        "RETURN size([a IN range(1, 100000) | size([b IN range(1, 100000) WHERE a = -b | b])]) AS n",
        "RETURN reduce(t = 'x', i IN range(1, 60) | t + t) AS t",
        "RETURN reduce(l = [1], i IN range(1, 60) | l + l) AS l",
        "RETURN size([i IN range(1, 1000) | range(1, 1000000)]) AS n",
        "RETURN all(a IN range(1, 100000) WHERE all(b IN range(1, 100000) WHERE a + b > 0)) AS every",
        "WITH reduce(t = 'a', i IN range(1, 20) | t + t) AS t RETURN replace(t, 'a', t) AS t",
        "RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab' =~ '(a|aa)+$' AS slow",
    ],
)
def test_a_short_query_cannot_fill_the_memory_or_run_on(cypher: str) -> None:
    started = time.process_time()  # not by the clock: other programs may keep this one waiting
    with pytest.raises(CypherError):
        run_query(nx.MultiDiGraph(), cypher, limits=Limits(seconds=1.0))
    assert time.process_time() - started < 20


def test_maps_are_ordered_by_size_then_keys_then_values(graph: nx.MultiDiGraph[Any]) -> None:
    query = "RETURN {a: 1} < {a: 2} AS by_value, {b: 1} < {a: 1} AS by_key, {z: 1} < {a: 1, b: 1} AS by_size, {a: null} < {a: 1} AS unknown"
    assert run_query(graph, query) == [{"by_value": True, "by_key": False, "by_size": True, "unknown": None}]
