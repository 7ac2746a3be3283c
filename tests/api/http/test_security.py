"""Who is let in, how much they may send, what a browser is told, and what the log says."""

from __future__ import annotations

import hmac
import json
import logging
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from knobgraph_api.command_line import main
from knobgraph_api.commands.serve import is_loopback
from knobgraph_api.http.application import create_app
from knobgraph_api.http.ingest_run import permitted
from knobgraph_api.http.problem import Problem
from knobgraph_api.http.settings import ServerSettings
from knobgraph_graph.offline_store import OfflineStore
from knobgraph_graph.store import QueryLimits, Store
from tests.api.http.conftest import served

TOKEN = "a-token-of-the-test-suite"


@pytest.fixture
def store(offline_store: OfflineStore) -> Store:
    """One kind is enough: none of this depends on where the graph is."""
    return offline_store


@pytest.fixture
def guarded(store: Store) -> Iterator[TestClient]:
    with TestClient(create_app(store, ServerSettings(token=TOKEN))) as client:
        yield client


@pytest.mark.parametrize("given", [None, "Bearer wrong", f"Basic {TOKEN}", TOKEN, f"Bearer {TOKEN}x", "Bearer ", "Bearer \xfc"])
def test_without_the_token_there_is_no_answer(guarded: TestClient, given: str | None) -> None:
    for path in ("/api/v1/flags", "/metrics", "/api/v1/nowhere"):
        answer = guarded.get(path, headers={} if given is None else {"Authorization": given.encode("latin-1")})
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"
        assert answer.headers["content-type"] == "application/problem+json"


def test_with_the_token_there_is(guarded: TestClient) -> None:
    assert guarded.get("/api/v1/flags", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200


def test_health_and_the_description_need_no_token(guarded: TestClient) -> None:
    for path in ("/healthz", "/readyz", "/openapi.json"):
        assert guarded.get(path).status_code == 200
    assert guarded.get("/openapi.json").json()["components"]["securitySchemes"]


LOOPBACK = ("localhost", "127.0.0.1", "127.8.8.8", "::1", "[::1]")


@pytest.mark.parametrize("host", [*LOOPBACK, "0.0.0.0", "::", "10.0.0.1", "example.org", ""])
def test_only_loopback_is_served_without_a_token(host: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_loopback(host) is (host in LOOPBACK)
    if host not in LOOPBACK:
        monkeypatch.delenv("KNOBGRAPH_TOKEN", raising=False)
        ended = CliRunner().invoke(main, ["serve", "--host", host, "--store", str(tmp_path / "none.kgraph")])
        assert ended.exit_code == 2
        assert "KNOBGRAPH_TOKEN" in ended.output


@pytest.mark.parametrize("token", ["short", "ümlauts-are-not-sendable", "with a space in it"])
def test_a_token_that_is_none_is_refused(token: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KNOBGRAPH_TOKEN", token)
    ended = CliRunner().invoke(main, ["serve"])
    assert ended.exit_code == 2
    assert token not in ended.output


def test_a_web_site_cannot_reach_the_server_under_its_own_name(store: Store) -> None:
    with TestClient(create_app(store, ServerSettings(hosts=("localhost", "::1")))) as client:
        assert client.get("/healthz", headers={"Host": "evil.example"}).status_code == 421
        assert client.get("/healthz", headers={"Host": "evil.example:8000"}).status_code == 421
        for name in ("localhost", "LOCALHOST:8000", "[::1]:8000", "[::1]"):
            assert client.get("/healthz", headers={"Host": name}).status_code == 200


def test_scripts_of_other_sites_read_only_where_they_are_named(store: Store) -> None:
    asked = {"Origin": "https://site.example"}
    with TestClient(create_app(store)) as client:
        assert "access-control-allow-origin" not in client.get("/healthz", headers=asked).headers
    with TestClient(create_app(store, ServerSettings(origins=("https://site.example",)))) as client:
        assert client.get("/healthz", headers=asked).headers["access-control-allow-origin"] == "https://site.example"
        assert "access-control-allow-origin" not in client.get("/healthz", headers={"Origin": "https://evil.example"}).headers


@pytest.mark.parametrize("path", ["/healthz", "/api/v1/flags", "/api/v1/nowhere", "/api/v1/flags?x=1"])
def test_every_answer_tells_a_browser_to_be_careful(store: Store, path: str) -> None:
    with TestClient(create_app(store)) as client:
        headers = client.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] in ("no-store", "no-cache")


def answered(client: httpx.Client, request: bytes) -> bytes:
    with socket.create_connection((client.base_url.host, client.base_url.port or 0), timeout=10) as connection:
        connection.sendall(request)
        return connection.recv(4_096)


def test_too_much_is_refused(store: Store) -> None:
    with served(store) as client:
        assert answered(client, b"GET /api/v1/flags?q=" + b"x" * 1_000_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n").startswith(b"HTTP/1.1 414 ")
        assert client.get("/api/v1/flags?q=" + "x" * 8_000).status_code == 200
        large = b'{"query": "' + b"x" * (2 << 20) + b'"}'
        stated = client.post("/api/v1/cypher", content=large, headers={"Content-Type": "application/json"})
        assert stated.status_code == 413
        trickled = client.post("/api/v1/cypher", content=iter([large]), headers={"Content-Type": "application/json"})
        assert trickled.status_code == 413
        assert client.get("/healthz").status_code == 200


def test_a_slow_body_is_given_up_and_holds_up_nobody(store: Store) -> None:
    head = b"POST /api/v1/cypher HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
    with served(store, ServerSettings(body_seconds=0.5)) as client, ThreadPoolExecutor(50) as slow:
        answers = [slow.submit(answered, client, head) for _ in range(50)]
        assert client.get("/healthz").status_code == 200
        assert all(answer.result().startswith(b"HTTP/1.1 408 ") for answer in answers)


def test_no_request_can_forge_a_line_of_the_log(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "knobgraph.http.access"), TestClient(create_app(store)) as client:
        client.get("/api/v1/flags/a%0A2026-01-01%20INFO%20forged%1B[31m?q=%0d%0ax", headers={"X-Request-ID": "forged\tid"})
    (line,) = [r.getMessage() for r in caplog.records if r.name == "knobgraph.http.access"]
    assert line.isprintable()
    told = json.loads(line)
    assert told["path"] == "/api/v1/flags/a\n2026-01-01 INFO forged\x1b[31m"
    assert told["request_id"].isalnum()


def test_a_request_keeps_its_own_id(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "knobgraph.http.access"), TestClient(create_app(store)) as client:
        assert client.get("/healthz", headers={"X-Request-ID": "build-7.3"}).headers["x-request-id"] == "build-7.3"
    assert '"build-7.3"' in caplog.text


OUTSIDE = ("..", "../outside", "/etc", "inside/../..", "inside/../../outside", "missing", "", "\0", "inside/link", "file.py", "x" * 5_000)


@pytest.mark.parametrize("named", OUTSIDE)
def test_no_path_leads_out_of_the_permitted_roots(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    root = tmp_path / "root"
    (root / "inside").mkdir(parents=True)
    (root / "file.py").write_text("x = 1\n")
    (tmp_path / "outside").mkdir()
    (root / "inside" / "link").symlink_to(tmp_path / "outside", target_is_directory=True)
    monkeypatch.chdir(root)
    for given in (named, str(root / named)):
        if given == str(root / ""):
            continue
        with pytest.raises(Problem) as problem:
            permitted(given, (root,))
        assert problem.value.status == 403
        assert "outside" not in problem.value.detail.replace("outside the roots", "")


def test_a_link_inside_a_repository_that_leads_out_is_refused(tmp_path: Path) -> None:
    (tmp_path / "root" / "shop").mkdir(parents=True)
    (tmp_path / "secret.py").write_text("x = 1\n")
    (tmp_path / "root" / "shop" / "linked.py").symlink_to(tmp_path / "secret.py")
    with pytest.raises(Problem, match=r"linked\.py is a link"):
        permitted(str(tmp_path / "root" / "shop"), (tmp_path / "root",))
    (tmp_path / "root" / "shop" / "linked.py").unlink()
    assert permitted(str(tmp_path / "root" / "shop"), (tmp_path / "root",)) == tmp_path / "root" / "shop"


def test_ingest_is_not_there_unless_allowed(store: Store) -> None:
    with TestClient(create_app(store)) as client:
        assert client.post("/api/v1/ingest", json={"path": "."}).status_code == 404


NONSENSE = (
    b"\r\n\r\n",
    b"GET\r\n\r\n",
    b"\x16\x03\x01\x02\x00",
    b"GET / HTTP/9.9\r\n\r\n",
    b"GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
    b"POST /api/v1/cypher HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
)


def test_requests_of_nonsense_bring_nothing_down(store: Store) -> None:
    with served(store) as client:
        address = (client.base_url.host, client.base_url.port or 0)
        for nonsense in NONSENSE:
            for _ in range(20):
                with socket.create_connection(address) as connection:
                    connection.sendall(nonsense)
        assert client.get("/readyz").status_code == 200


def test_the_store_stays_what_it_was(store: Store) -> None:
    before = store.version()
    with served(store) as client:
        assert isinstance(client, httpx.Client)
        for method in ("PUT", "PATCH", "DELETE", "POST"):
            answer = client.request(method, "/api/v1/flags")
            assert answer.status_code == 405
            assert answer.headers["allow"] == "GET"
    assert store.version() == before


def test_heads_that_never_end_hold_up_nobody(store: Store) -> None:
    with served(store) as client:
        address = (client.base_url.host, client.base_url.port or 0)
        slow = [socket.create_connection(address) for _ in range(200)]
        for part in (b"GET /api/v1/flags HTTP/1.1\r\nX-Slow: ", b"x", b"x"):
            for connection in slow:
                connection.sendall(part)
            assert client.get("/api/v1/flags?limit=1").status_code == 200
        for connection in slow:
            connection.close()
        assert client.get("/readyz").status_code == 200


MALFORMED = (
    b"", b"{", b"[]", b'"text"', b"null", b"\xff\xfe", b'{"query": 1}', b'{"query": "RETURN 1", "more": 1}',
    b'{"query": "' + b"(" * 5_000 + b'"}', b"[" * 100_000,
)  # fmt: skip


@pytest.mark.parametrize("body", MALFORMED, ids=range(len(MALFORMED)))
def test_a_malformed_body_gets_a_problem(store: Store, body: bytes) -> None:
    with TestClient(create_app(store), raise_server_exceptions=False) as client:
        answer = client.post("/api/v1/cypher", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in (400, 422)
    assert answer.headers["content-type"] == "application/problem+json"


WRITING = ("CREATE (n)", "MATCH (n) DELETE n", "MATCH (n) SET n.x = 1", "LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l", "CALL dbms.killQuery('x')")


@pytest.mark.parametrize("query", WRITING)
def test_cypher_can_neither_write_nor_load(store: Store, query: str) -> None:
    with TestClient(create_app(store)) as client:
        assert client.post("/api/v1/cypher", json={"query": query}).status_code == 400


def test_a_query_may_take_so_long_and_give_so_many_rows(store: Store) -> None:
    with TestClient(create_app(store, ServerSettings(cypher=QueryLimits(rows=50, seconds=0.5)))) as client:
        many = client.post("/api/v1/cypher", json={"query": "UNWIND range(1, 100) AS n RETURN n"})
        assert (many.status_code, many.headers["content-type"]) == (422, "application/problem+json")
        started = time.monotonic()
        slow = client.post("/api/v1/cypher", json={"query": "UNWIND range(1, 9999) AS a UNWIND range(1, 9999) AS b WITH a WHERE a < 0 RETURN a"})
        assert slow.status_code == 422
        assert time.monotonic() - started < 10
        large = client.post("/api/v1/cypher", json={"query": "RETURN reduce(t = 'x', n IN range(1, 60) | t + t) AS t"})
        assert large.status_code == 422


def test_the_token_is_compared_in_constant_time(guarded: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[bytes, bytes]] = []
    compare = hmac.compare_digest

    def watched(one: bytes, other: bytes) -> bool:
        compared.append((one, other))
        return compare(one, other)

    monkeypatch.setattr("knobgraph_api.http.middleware.hmac.compare_digest", watched)
    assert guarded.get("/api/v1/flags", headers={"Authorization": "Bearer wrong"}).status_code == 401
    assert compared == [(b"wrong", TOKEN.encode())]
