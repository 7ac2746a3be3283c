"""Each resource gives what its query gives."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from knobgraph_api.document import load_documents
from knobgraph_api.flag_row import flag_rows
from knobgraph_api.http.application import create_app
from knobgraph_api.http.inventory import Inventory
from knobgraph_api.http.resource import load_resources
from knobgraph_api.http.settings import ServerSettings
from knobgraph_api.lineage_path import FlowNetwork
from knobgraph_graph.fact import Node, NodeKey, PropertyGraph
from knobgraph_graph.offline_store import OfflineStore
from knobgraph_graph.store import QueryLimits, Store
from knobgraph_queries.query import load_query, query_names

INVENTORIES = [r for r in load_resources() if isinstance(r, Inventory)]
DOCS = (Path(__file__).parents[3] / "docs" / "http.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("inventory", INVENTORIES, ids=lambda i: i.name)
def test_an_inventory_has_every_row_of_its_query_in_order(inventory: Inventory, client: TestClient, store: Store) -> None:
    page = client.get(f"/{inventory.name}", params={"limit": 10_000}).json()
    rows = inventory.read(store) if inventory.read else [dict(r) for r in store.query(load_query(inventory.query).cypher)]
    kept = [row for row in rows if inventory.keep is None or inventory.keep(row)]
    columns = dict.fromkeys(c for c in inventory.columns() if c != "key")
    assert [{c: item[c] for c in columns} for item in page["items"]] == [{**columns, **row} for row in kept]
    assert page["total"] == len(kept)


@pytest.mark.parametrize("inventory", INVENTORIES, ids=lambda i: i.name)
def test_each_row_with_an_id_is_a_resource_by_its_key(inventory: Inventory, client: TestClient) -> None:
    rows = client.get(f"/{inventory.name}", params={"limit": 10_000}).json()["items"]
    keyed = [row for row in rows if "key" in row]
    assert bool(keyed) == (inventory.single and "id" in inventory.columns()) or not rows
    ids = [row["id"] for row in keyed]
    for row in keyed:
        answer = client.get(f"/{inventory.name}/{row['key']}")
        assert (answer.json() == row) if ids.count(row["id"]) == 1 else answer.status_code == 409


@pytest.mark.parametrize("inventory", INVENTORIES, ids=lambda i: i.name)
def test_every_inventory_is_documented(inventory: Inventory) -> None:
    assert f"`/{inventory.name}`" in DOCS


def test_a_flag_is_also_found_by_a_name_that_only_one_has(client: TestClient) -> None:
    row = client.get("/flags/--max-steps").json()
    assert row["id"] == "scripts/fit_torch.py#--max-steps"
    assert client.get("/flags/max_steps").json() == row


def test_a_name_of_several_flags_gives_their_keys(tmp_path: Path) -> None:
    two = OfflineStore(tmp_path / "graph.kgraph")
    ids = ("a.py#--rate", "b.py#--rate")
    two.replace(PropertyGraph("two", tuple(Node(NodeKey("Flag", i), {"names": ["--rate"], "status": "used"}) for i in ids), ()))
    with TestClient(create_app(two), base_url="http://testserver/api/v1") as client:
        problem = client.get("/flags/--rate")
        assert problem.status_code == 409
        assert [client.get(f"/flags/{key}").json()["id"] for key in problem.json()["candidates"]] == list(ids)


def test_an_unknown_name_gives_the_nearest(client: TestClient) -> None:
    problem = client.get("/flags/--max-step")
    assert problem.status_code == 404
    assert "--max-steps" in problem.json()["nearest"]


def test_lineage_goes_where_the_command_line_says(client: TestClient, store: Store) -> None:
    network = FlowNetwork.of(store)
    for flag in flag_rows(store):
        key = next(r["key"] for r in client.get("/flags").json()["items"] if r["id"] == flag["id"])
        assert client.get(f"/flags/{key}/lineage").json()["items"] == network.downstream(flag["id"], is_flag=True)


def test_lineage_upwards_leads_from_a_field_back_to_the_flag(client: TestClient) -> None:
    rows = client.get("/fields/FitConfig.steps/lineage", params={"direction": "up"}).json()["items"]
    row = next(r for r in rows if r["source"] == "scripts/fit_torch.py#--max-steps")
    assert row["target"] == "tides.config.FitConfig.steps"
    assert row["steps"][0]["path"] == "scripts/fit_torch.py"


def test_a_field_is_found_by_the_end_of_its_name(client: TestClient) -> None:
    assert client.get("/fields/FitConfig.steps").json()["id"] == "tides.config.FitConfig.steps"
    assert client.get("/fields/params[steps]").json()["id"] == "tides.params.params[steps]"


def test_dead_flags_are_the_flags_that_are_not_used(client: TestClient) -> None:
    unused = [row["id"] for row in client.get("/flags").json()["items"] if row["status"] != "used"]
    assert [row["id"] for row in client.get("/dead").json()["items"]] == unused
    assert unused


def test_every_named_query_is_listed_and_served(client: TestClient, store: Store) -> None:
    listed = client.get("/queries").json()["items"]
    assert [query["name"] for query in listed] == query_names()
    for name in query_names():
        query = load_query(name)
        if not query.parameters:
            assert client.get(f"/queries/{name}").json()["total"] == len(query.run(store))


def test_a_query_with_parameters_needs_them(client: TestClient, store: Store) -> None:
    problem = client.get("/queries/neighbours")
    assert problem.status_code == 422
    assert {e["at"] for e in problem.json()["errors"]} == {"query.ids", "query.most"}
    asked = {"ids": ["scripts/fit_torch.py#--max-steps"], "most": 100}
    rows = client.get("/queries/neighbours", params=asked).json()["items"]
    assert [(r["source"], r["type"], r["target"]) for r in rows] == [(r.source, r.type, r.target) for r in load_query("neighbours").run(store, asked)]
    assert rows


def test_the_neighbourhood_of_a_node_is_joined_and_bounded(client: TestClient) -> None:
    asked = {"id": "scripts/fit_torch.py#--max-steps", "types": ["FLOWS_INTO"], "depth": 5}
    whole = client.get("/graph", params=asked).json()
    assert not whole["truncated"]
    assert {"tides.params.params[steps]", "tides.config.FitConfig.steps"} <= {n["id"] for n in whole["nodes"]}
    assert {e["type"] for e in whole["edges"]} == {"FLOWS_INTO"}
    assert all(abs(whole["nodes"][e["source"]]["distance"] - whole["nodes"][e["target"]]["distance"]) <= 1 for e in whole["edges"])
    few = client.get("/graph", params={**asked, "limit": 2}).json()
    assert few["truncated"]
    assert len(few["edges"]) == 2
    assert client.get("/graph", params={"id": "nowhere"}).status_code == 404


def test_the_export_is_a_zip_of_every_document_and_each_alone(client: TestClient) -> None:
    answer = client.get("/export/phase-a")
    assert answer.headers["content-type"] == "application/zip"
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert sorted(archive.namelist()) == sorted(d.path for d in load_documents().values())
    for path in archive.namelist():
        alone = client.get("/export/phase-a", params={"file": path})
        assert alone.content == archive.read(path)
    assert client.get("/export/phase-a").content == answer.content
    assert client.get("/export/phase-a", params={"file": "../flags"}).status_code == 404


def test_cypher_runs_with_parameters(client: TestClient) -> None:
    query = {"query": "MATCH (f:Flag {dest: $dest}) RETURN f.id AS id, f.line AS line", "parameters": {"dest": "max_steps"}}
    answer = client.post("/cypher", json=query).json()
    assert answer["columns"] == ["id", "line"]
    assert answer["items"] == [{"id": "scripts/fit_torch.py#--max-steps", "line": client.get("/flags/--max-steps").json()["line"]}]
    assert client.post("/cypher", json=query, params={"format": "csv"}).text.splitlines()[0] == "id,line"


WRITES = ("CREATE (n:Flag {id: 'x'})", "MATCH (n) DELETE n", "MATCH (n) SET n.x = 1 RETURN n", "LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l")


@pytest.mark.parametrize("cypher", WRITES)
def test_no_query_writes_or_reads_files(client: TestClient, cypher: str) -> None:
    before = client.get("/readyz").text, client.get("/queries/counts").json()
    assert client.post("/cypher", json={"query": cypher}).status_code == 400
    assert (client.get("/readyz").text, client.get("/queries/counts").json()) == before


def test_cypher_says_where_a_query_is_wrong(client: TestClient) -> None:
    problem = client.post("/cypher", json={"query": "MATCH (f:Flag)\nRETURN f.id AS"})
    assert problem.status_code == 400
    assert problem.json()["line"] == 2


@pytest.mark.parametrize(
    "cypher",
    [
        "UNWIND range(1, 20000) AS x RETURN x",
        "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a = -b RETURN count(*) AS n",
    ],
    ids=["rows", "time"],
)
def test_a_query_over_its_limits_is_stopped(store: Store, cypher: str) -> None:
    with TestClient(create_app(store, ServerSettings(cypher=QueryLimits(rows=10_000, seconds=0.5)))) as limited:
        problem = limited.post("/api/v1/cypher", json={"query": cypher})
    assert problem.status_code == 422
    assert "than" in problem.json()["detail"]


def test_values_that_json_lacks_still_come_as_json(client: TestClient) -> None:
    query = "RETURN 0.0 / 0.0 AS nan, 1.0 / 0.0 AS infinite, $text AS text, {a: [1, null]} AS map"
    answer = client.post("/cypher", json={"query": query, "parameters": {"text": "ü\n|"}})
    assert answer.json()["items"] == [{"nan": None, "infinite": None, "text": "ü\n|", "map": {"a": [1, None]}}]
