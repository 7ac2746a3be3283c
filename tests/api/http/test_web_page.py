"""The pages are whole by themselves, and only what stands in them runs."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess

import pytest
from starlette.testclient import TestClient

from knobgraph_api.http.application import create_app
from knobgraph_api.http.web_page import PAGES
from knobgraph_graph.offline_store import OfflineStore

ROOT = "http://testserver"
SCRIPTS = sorted(part.name for part in PAGES.iterdir() if part.name.endswith(".js"))


@pytest.fixture(scope="module")
def client(offline_store: OfflineStore) -> TestClient:
    return TestClient(create_app(offline_store), base_url="http://testserver/api/v1")


def test_the_page_loads_nothing_from_elsewhere(client: TestClient) -> None:
    for path in ("/", "/docs"):
        page = client.get(f"{ROOT}{path}")
        assert page.headers["content-type"].startswith("text/html")
        assert re.findall(r"""(?:src|href)\s*=\s*["']?(?:https?:)?//""", page.text) == []
        for asset in re.findall(r'(?:src|href)="((?:docs|page)/[^"]+)"', page.text):
            assert client.get(f"{ROOT}/{asset}").status_code == 200


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_imports_only_what_is_served_and_writes_no_markup(client: TestClient, script: str) -> None:
    answer = client.get(f"{ROOT}/page/{script}")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert set(re.findall(r'from "\./(.*?)"', answer.text)) <= set(SCRIPTS)
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", answer.text)


def test_only_the_scripts_of_this_server_may_run(client: TestClient) -> None:
    page = client.get(f"{ROOT}/")
    policy = page.headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert not re.search(r"<script(?![^>]* src=)|<style| on\w+=| style=", page.text)
    docs = client.get(f"{ROOT}/docs")
    for script in re.findall(r"<script>(.*?)</script>", docs.text, re.DOTALL):
        assert base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() in docs.headers["content-security-policy"]


def test_what_the_page_asks_for_is_there(client: TestClient) -> None:
    text = client.get(f"{ROOT}/").text
    for kind in re.findall(r'<option value="(\w+)">\1<', text):
        assert client.get(f"/{kind}", params={"q": "", "limit": 200}).status_code == 200
    ids = set(re.findall(r'id="(\w+)"', text))
    for script in SCRIPTS:
        assert set(re.findall(r'at\("(\w+)"\)', client.get(f"{ROOT}/page/{script}").text)) <= ids


@pytest.mark.skipif(shutil.which("node") is None, reason="there is no node to read the script")
@pytest.mark.parametrize("script", SCRIPTS)
def test_the_script_is_javascript(client: TestClient, script: str) -> None:
    text = client.get(f"{ROOT}/page/{script}").text
    read = subprocess.run(["node", "--input-type=module", "--check"], input=text, capture_output=True, text=True, check=False)
    assert read.returncode == 0, read.stderr


def test_no_other_file_is_served(client: TestClient) -> None:
    for name in ("redoc.standalone.js", "index.html", "..%2f__init__.py", "%2e%2e/__init__.py"):
        assert client.get(f"{ROOT}/docs/{name}").status_code == 404
        assert client.get(f"{ROOT}/page/{name}").status_code == 404
