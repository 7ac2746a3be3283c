"""What every store promises, the odd cases first."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from knobgraph_graph.fact import Node, NodeKey, PropertyGraph, Relationship
from knobgraph_graph.opening import open_store
from knobgraph_graph.store import BadQuery, QueryLimitReached, QueryLimits, Store, StoreError
from tests.graph.graph_strategy import graphs

FLAG = NodeKey("Flag", "train.py#--epochs")
FIELD = NodeKey("ConfigField", "config.Training.epochs")
KNOB = NodeKey("Knob", "Trainer.max_epochs")

NODES = "MATCH (n) WHERE n.repository = $repository RETURN labels(n) AS labels, n.id AS id, properties(n) AS properties"
EDGES = (
    "MATCH (a)-[r]->(b) WHERE a.repository = $repository AND b.repository = $repository "
    "RETURN type(r) AS type, labels(a) AS start_labels, a.id AS start, labels(b) AS end_labels, b.id AS end, r.kind AS kind, r.line AS line"
)


def shop(*nodes: Node, edges: tuple[Relationship, ...] = ()) -> PropertyGraph:
    return PropertyGraph("shop", nodes, edges)


def flow(start: NodeKey, end: NodeKey, key: str = "", **properties: Any) -> Relationship:
    return Relationship("FLOWS_INTO", start, end, key, properties)


def rows(store: Store, cypher: str, **parameters: Any) -> list[dict[str, Any]]:
    return store.query(cypher, parameters)


def as_set(found: list[dict[str, Any]]) -> list[str]:
    return sorted(repr(sorted(row.items())) for row in found)


def test_an_unknown_node_gives_no_rows(store: Store) -> None:
    store.replace(shop(Node(FLAG)))
    assert rows(store, "MATCH (n:Flag {id: $id}) RETURN n.id AS id", id="nowhere") == []


def test_a_graph_without_nodes_is_a_graph(store: Store) -> None:
    store.replace(shop())
    assert rows(store, "MATCH (n {repository: 'shop'}) RETURN count(n) AS nodes") == [{"nodes": 0}]


def test_parallel_relationships_of_one_type_are_kept_by_their_key(store: Store) -> None:
    store.replace(shop(Node(FLAG), Node(FIELD), edges=(flow(FLAG, FIELD, "a", kind="assigns"), flow(FLAG, FIELD, "b", kind="controls"))))
    assert [row["kind"] for row in rows(store, EDGES + " ORDER BY kind", repository="shop")] == ["assigns", "controls"]


def test_two_types_between_one_pair_do_not_collapse(store: Store) -> None:
    store.replace(shop(Node(FLAG), Node(FIELD), edges=(flow(FLAG, FIELD), Relationship("COUNTERPART_OF", FLAG, FIELD))))
    assert [row["type"] for row in rows(store, EDGES + " ORDER BY type", repository="shop")] == ["COUNTERPART_OF", "FLOWS_INTO"]


def test_nodes_of_one_id_and_different_labels_are_different(store: Store) -> None:
    store.replace(shop(Node(NodeKey("SourceFile", "train.py"), {"line": 1}), Node(NodeKey("EntryPoint", "train.py"), {"line": 2})))
    found = rows(store, NODES + " ORDER BY labels(n)[0]", repository="shop")
    assert [(row["labels"], row["properties"]["line"]) for row in found] == [(["EntryPoint"], 2), (["SourceFile"], 1)]


def test_cycles_and_loops_are_kept(store: Store) -> None:
    store.replace(shop(Node(FIELD), Node(KNOB), edges=(flow(FIELD, KNOB), flow(KNOB, FIELD), flow(KNOB, KNOB))))
    assert len(rows(store, EDGES, repository="shop")) == 3
    reached = rows(store, "MATCH (a {repository: 'shop', id: $id})-[:FLOWS_INTO*]->(b) RETURN DISTINCT b.id AS id ORDER BY id", id=FIELD.id)
    assert reached == [{"id": identity} for identity in sorted((KNOB.id, FIELD.id))]


def test_replacing_with_the_same_changes_nothing(store: Store) -> None:
    graph = shop(Node(FLAG, {"line": 1}), Node(FIELD), edges=(flow(FLAG, FIELD, "a"),))
    store.replace(graph)
    before = as_set(rows(store, NODES, repository="shop")), as_set(rows(store, EDGES, repository="shop"))
    store.replace(graph)
    assert (as_set(rows(store, NODES, repository="shop")), as_set(rows(store, EDGES, repository="shop"))) == before


def test_what_is_gone_from_the_facts_is_gone_from_the_store(store: Store) -> None:
    store.replace(shop(Node(FLAG, {"line": 1, "help": "how many"}), Node(FIELD), edges=(flow(FLAG, FIELD, "a", kind="assigns", line=1),)))
    store.replace(shop(Node(FLAG, {"line": 2}), Node(KNOB), edges=(flow(FLAG, KNOB, "a"),)))
    assert rows(store, NODES + " ORDER BY n.id DESC", repository="shop") == [
        {"labels": ["Flag"], "id": FLAG.id, "properties": {"id": FLAG.id, "repository": "shop", "line": 2}},
        {"labels": ["Knob"], "id": KNOB.id, "properties": {"id": KNOB.id, "repository": "shop"}},
    ]
    assert [(row["end"], row["kind"], row["line"]) for row in rows(store, EDGES, repository="shop")] == [(KNOB.id, None, None)]


def test_another_repository_is_untouched(store: Store) -> None:
    store.replace(PropertyGraph("other", (Node(FLAG, {"line": 7}), Node(FIELD)), (flow(FLAG, FIELD),)))
    store.replace(shop(Node(FLAG, {"line": 1})))
    store.replace(shop())
    assert [row["properties"].get("line") for row in rows(store, NODES + " ORDER BY n.id DESC", repository="other")] == [7, None]
    assert len(rows(store, EDGES, repository="other")) == 1


def test_values_come_back_as_they_were(store: Store) -> None:
    properties = {
        "text": "naïve — 模型 🙂 'quoted' \\ \n\t", "default": "", "line": -(2**63), "end_line": 2**63 - 1, "required": False, "hidden": True,
        "nargs": 0.1, "const": -0.5, "names": ["-e", "--épochs"], "choices": [], "step_lines": [3, -1],
    }  # fmt: skip
    store.replace(shop(Node(FLAG, {**properties, "help": None})))
    assert rows(store, NODES, repository="shop")[0]["properties"] == {**properties, "id": FLAG.id, "repository": "shop"}
    [row] = rows(store, "MATCH (n:Flag {repository: 'shop'}) RETURN n.required AS no, n.hidden AS yes, n.help AS missing")
    assert row == {"no": False, "yes": True, "missing": None}
    assert row["no"] is False


def test_a_tuple_is_a_list(store: Store) -> None:
    store.replace(shop(Node(FLAG, {"names": ("-e", "--epochs")})))
    assert rows(store, "MATCH (n:Flag {repository: 'shop'}) UNWIND n.names AS name RETURN name") == [{"name": "-e"}, {"name": "--epochs"}]


def test_rows_keep_their_order_and_columns(store: Store) -> None:
    store.replace(shop(*(Node(NodeKey("Flag", f"{number}"), {"line": number}) for number in (3, 1, 2))))
    found = rows(store, "MATCH (n:Flag {repository: 'shop'}) RETURN n.line AS line, n.id AS id ORDER BY line DESC")
    assert [list(row.items()) for row in found] == [[("line", number), ("id", str(number))] for number in (3, 2, 1)]


def test_whole_nodes_and_relationships_come_as_plain_values(store: Store) -> None:
    store.replace(shop(Node(FLAG, {"line": 1}), Node(FIELD), edges=(flow(FLAG, FIELD, "a", kind="assigns"),)))
    [row] = rows(store, "MATCH (flag:Flag {repository: 'shop'})-[r]->(field) RETURN flag, [field] AS fields, {flag: flag} AS map")
    flag = {"id": FLAG.id, "repository": "shop", "line": 1}
    assert row == {"flag": flag, "fields": [{"id": FIELD.id, "repository": "shop"}], "map": {"flag": flag}}


def test_parameters_of_every_kind(store: Store) -> None:
    given_ones = {"text": "ä", "number": 3, "fraction": 0.5, "yes": True, "nothing": None, "items": [1, 2], "map": {"a": [1]}}
    assert store.query("RETURN " + ", ".join(f"${name} AS {name}" for name in given_ones), given_ones) == [given_ones]


@pytest.mark.parametrize(
    "cypher",
    [
        "",
        "MATCH (n) RETURN",
        "this is no query",
        "RETURN $missing AS x",
        "RETURN unknown AS x",
        "MATCH (n) SET n.line = 1",
        "CREATE (n:Flag)",
        "MATCH (n) DETACH DELETE n",
    ],
)
def test_a_query_that_is_wrong_or_writes_is_refused(store: Store, cypher: str) -> None:
    store.replace(shop(Node(FLAG)))
    with pytest.raises(StoreError):
        store.query(cypher)
    assert rows(store, NODES, repository="shop") == [{"labels": ["Flag"], "id": FLAG.id, "properties": {"id": FLAG.id, "repository": "shop"}}]


def test_an_inconsistent_graph_is_refused_and_the_old_one_stays(store: Store) -> None:
    store.replace(shop(Node(FLAG)))
    with pytest.raises(StoreError, match="there is no node"):
        store.replace(shop(Node(FIELD), edges=(flow(FIELD, KNOB),)))
    assert [row["id"] for row in rows(store, NODES, repository="shop")] == [FLAG.id]


def test_a_second_store_on_the_same_place_sees_the_same(store: Store, store_location: str) -> None:
    other = open_store(store_location)
    store.replace(shop(Node(FLAG)))
    assert [row["id"] for row in rows(other, NODES, repository="shop")] == [FLAG.id]
    store.replace(shop(Node(FIELD)))
    assert [row["id"] for row in rows(other, NODES, repository="shop")] == [FIELD.id]
    other.close()


def test_the_version_changes_with_the_graph_and_only_then(store: Store, store_location: str) -> None:
    store.replace(shop(Node(FLAG)))
    first = store.version()
    assert store.version() == first
    other = open_store(store_location)
    assert other.version() == first
    store.replace(shop(Node(FIELD)))
    assert store.version() != first
    assert other.version() == store.version()
    other.close()


def test_a_result_of_too_many_rows_is_refused(store: Store) -> None:
    store.replace(shop(Node(FLAG), Node(FIELD)))
    cypher = "MATCH (n {repository: 'shop'}) RETURN n.id AS id"
    assert len(store.query(cypher, limits=QueryLimits(rows=2))) == 2
    with pytest.raises(QueryLimitReached):
        store.query(cypher, limits=QueryLimits(rows=1))


def test_a_query_that_takes_too_long_is_stopped(store: Store) -> None:
    cypher = "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a = -b RETURN count(*) AS pairs"
    with pytest.raises(QueryLimitReached):
        store.query(cypher, limits=QueryLimits(seconds=0.5))


def test_a_query_at_fault_is_told_from_a_store_at_fault(store: Store) -> None:
    for cypher in ("MATCH (", "RETURN nothing", "RETURN $missing AS x"):
        with pytest.raises(BadQuery):
            store.query(cypher)


def test_a_closed_store_says_so(store_location: str) -> None:
    closed = open_store(store_location)
    closed.close()
    with pytest.raises(StoreError, match="closed"):
        closed.query("RETURN 1 AS one")


@given(graph=graphs(repository="shop"))
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_graph_comes_back_whole(store: Store, graph: PropertyGraph) -> None:
    store.replace(graph)
    found = {(row["labels"][0], row["id"]): row["properties"] for row in rows(store, NODES, repository="shop")}
    assert found == {(node.key.label, node.key.id): stored(node) for node in graph.nodes}
    edges = sorted((row["type"], row["start_labels"][0], row["start"], row["end_labels"][0], row["end"]) for row in rows(store, EDGES, repository="shop"))
    assert edges == sorted((edge.type, edge.start.label, edge.start.id, edge.end.label, edge.end.id) for edge in graph.relationships)


def stored(node: Node) -> dict[str, Any]:
    present = {name: list(value) if isinstance(value, tuple) else value for name, value in node.properties.items() if value is not None}
    return {**present, "id": node.key.id, "repository": "shop"}
