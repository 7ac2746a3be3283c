"""What every resource keeps: formats, pages, filters, orders, versions, problems."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from knobgraph_api.http.application import create_app
from knobgraph_api.http.identifier import node_id, path_key
from knobgraph_graph.fact import PropertyGraph
from knobgraph_graph.offline_store import OfflineStore


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_path_key_is_safe_in_a_url_and_stands_for_one_id(identifier: str) -> None:
    assert re.fullmatch(r"[A-Za-z0-9._~-]*", path_key(identifier))
    assert node_id(path_key(identifier)) == identifier


def test_a_path_key_never_changes() -> None:
    assert path_key("scripts/train.py#--epochs~ü") == "scripts~2Ftrain.py~23--epochs~7E~C3~BC"


@pytest.mark.parametrize(("asked", "media_type"), [("json", "application/json"), ("csv", "text/csv"), ("markdown", "text/markdown")])
def test_a_format_is_chosen_by_name_or_by_accept(client: TestClient, asked: str, media_type: str) -> None:
    by_name = client.get("/flags", params={"format": asked})
    by_header = client.get("/flags", headers={"Accept": f"text/html, {media_type};q=0.9, */*;q=0.1"})
    assert by_name.headers["content-type"].startswith(media_type)
    assert by_name.content == by_header.content


def test_an_accept_header_that_nothing_fits_is_a_problem(client: TestClient) -> None:
    assert client.get("/flags", headers={"Accept": "image/png"}).status_code == 406
    assert client.get("/flags", headers={"Accept": "text/*;q=0, application/json;q=0"}).status_code == 406
    assert client.get("/flags", headers={"Accept": "*/*"}).headers["content-type"] == "application/json"


def test_csv_has_the_rows_of_json(client: TestClient) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/flags", params={"format": "csv"}).text)))
    items = client.get("/flags").json()["items"]
    assert [(r["names"], r["path"], int(r["line"])) for r in rows] == [(", ".join(i["names"]), i["path"], i["line"]) for i in items]


def test_markdown_escapes_what_would_end_a_cell(client: TestClient) -> None:
    query = {"query": "RETURN 'a|b\\nc' AS text"}
    assert client.post("/cypher", json=query, params={"format": "markdown"}).text.splitlines()[-1] == "| a\\|b c |"


@pytest.mark.parametrize("sort", [None, "line", "-line,path", "default", "-names"])
def test_pages_follow_each_other_and_make_the_whole_list(client: TestClient, sort: str | None) -> None:
    order = {"sort": sort} if sort else {}
    whole = client.get("/flags", params=order).json()["items"]
    url, found = "/flags?limit=5" + (f"&sort={sort}" if sort else ""), []
    while url:
        page = client.get(url)
        found += page.json()["items"]
        link = re.fullmatch(r'<(.*)>; rel="next"', page.headers.get("link", ""))
        assert (link is None) == (page.json()["next"] is None)
        url = link[1] if link else ""
    assert found == whole
    assert len(found) == len({row["id"] for row in found}) > 5


def test_sorting_puts_what_is_missing_last_and_keeps_the_order_of_equals(client: TestClient) -> None:
    rows = client.get("/flags", params={"sort": "-help"}).json()["items"]
    helps = [row["help"] for row in rows]
    present = [h for h in helps if h is not None]
    assert helps == sorted(present, reverse=True) + [None] * (len(helps) - len(present))
    assert client.get("/flags", params={"sort": "nonsense"}).status_code == 422


def test_a_cursor_holds_for_one_list_only(client: TestClient) -> None:
    cursor = client.get("/flags", params={"limit": 5}).json()["next"]
    assert client.get("/flags", params={"limit": 5, "cursor": cursor, "sort": "line"}).status_code == 404
    assert client.get("/fields", params={"limit": 5, "cursor": cursor}).status_code == 404
    for nonsense in ("x", "AAAA", "ü", cursor[:-4]):
        assert client.get("/flags", params={"cursor": nonsense}).status_code == 404


def test_a_cursor_ends_with_the_graph_it_was_made_of(tides: PropertyGraph, tmp_path_factory: pytest.TempPathFactory) -> None:
    store = OfflineStore(tmp_path_factory.mktemp("cursor") / "graph.kgraph")
    store.replace(tides)
    with TestClient(create_app(store), base_url="http://testserver/api/v1") as client:
        first = client.get("/flags", params={"limit": 5}).json()
        store.replace(PropertyGraph("other", (), ()))
        answer = client.get("/flags", params={"limit": 5, "cursor": first["next"]})
        assert answer.status_code == 409
        assert "begin again" in answer.json()["detail"]


def test_filters_choose_rows_by_columns(client: TestClient) -> None:
    everything = client.get("/flags").json()["items"]
    for column, value in (("status", "used"), ("required", "true"), ("line", "16"), ("names", "--max-steps")):
        found = client.get("/flags", params={column: value}).json()["items"]
        expected = [r for r in everything if value in ([str(r[column]).lower()] if not isinstance(r[column], list) else r[column])]
        assert found == expected
        assert found or column == "required"
    both = client.get("/flags", params={"status": ["ignored", "unread"]}).json()["items"]
    assert both == [r for r in everything if r["status"] in ("ignored", "unread")]


def test_text_is_looked_for_in_every_column(client: TestClient) -> None:
    found = client.get("/flags", params={"q": "MAX-step"}).json()["items"]
    assert [r["dest"] for r in found] == ["max_steps"]


def test_a_name_that_is_no_parameter_is_an_error(client: TestClient) -> None:
    problem = client.get("/flags", params={"statsu": "used"})
    assert problem.status_code == 422
    assert problem.json()["errors"][0]["at"] == "query.statsu"


def test_an_etag_saves_sending_the_same_again(client: TestClient) -> None:
    first = client.get("/flags")
    for held in (first.headers["etag"], f'"other", {first.headers["etag"]}', "*", first.headers["etag"].removeprefix("W/")):
        again = client.get("/flags", headers={"If-None-Match": held})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["etag"] == first.headers["etag"]
    assert client.get("/flags", headers={"If-None-Match": '"other"'}).status_code == 200
    assert client.get("/flags", params={"format": "csv"}).headers["etag"] != first.headers["etag"]
    assert client.get("/flags/nothing", headers={"If-None-Match": "*"}).status_code == 404


def test_every_error_is_a_problem_document(client: TestClient) -> None:
    answers = [
        client.get("/nowhere"),
        client.delete("/flags"),
        client.get("/flags", params={"limit": 0}),
        client.post("/cypher", content=b"{", headers={"Content-Type": "application/json"}),
        client.post("/cypher", content=b"{}", headers={"Content-Type": "text/plain"}),
        client.post("/cypher", json={"query": "x" * 200_000}),
        client.post("/cypher", content=b"[" * 100_000, headers={"Content-Type": "application/json"}),
        client.post("/cypher", content=b'{"query": "RETURN $x AS x", "parameters": {"x": "\\ud800"}}', headers={"Content-Type": "application/json"}),
    ]
    for answer in answers:
        assert 400 <= answer.status_code < 500
        assert answer.headers["content-type"] == "application/problem+json"
        assert {"type", "title", "status", "detail"} <= answer.json().keys()
        assert answer.json()["status"] == answer.status_code
        assert answer.json()["detail"]


def test_a_fault_of_the_server_tells_nothing_of_its_insides(offline_store: OfflineStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> str:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(OfflineStore, "version", fails)
    with TestClient(create_app(offline_store), raise_server_exceptions=False) as client:
        answer = client.get("/api/v1/flags")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert "secret" not in answer.text


def test_a_store_without_a_graph_is_not_ready_until_there_is_one(tides: PropertyGraph, tmp_path_factory: pytest.TempPathFactory) -> None:
    store = OfflineStore(tmp_path_factory.mktemp("empty") / "graph.kgraph")
    with TestClient(create_app(store)) as client:
        assert client.get("/healthz").status_code == 200
        for path in ("/readyz", "/api/v1/flags", "/api/v1/export/phase-a"):
            answer = client.get(path)
            assert answer.status_code == 503
            assert int(answer.headers["retry-after"]) > 0
            assert str(store.path) not in answer.text
        store.replace(tides)
        assert client.get("/readyz").json()["version"] == store.version()
        assert client.get("/api/v1/flags").status_code == 200


def test_large_answers_are_compressed_and_small_ones_not(client: TestClient) -> None:
    assert client.get("/flags").headers["content-encoding"] == "gzip"
    assert "content-encoding" not in client.get("/queries/counts", params={"limit": 1}).headers


def test_metrics_count_requests_by_their_template(client: TestClient) -> None:
    client.get("/flags/--max-steps")
    client.get("/flags/secret-name")
    text = client.get("http://testserver/metrics").text
    assert re.search(r'knobgraph_http_requests_total\{method="GET",route="/api/v1/flags/\{identifier\}",status="404"\} \d', text)
    assert "secret-name" not in text
