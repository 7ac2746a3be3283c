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
from knobgraph_graph.offline_store import OfflineStore

ROOT = "http://testserver"


@pytest.fixture(scope="module")
def client(offline_store: OfflineStore) -> TestClient:
    return TestClient(create_app(offline_store), base_url="http://testserver/api/v1")


def test_the_page_loads_nothing_from_elsewhere(client: TestClient) -> None:
    for path in ("/", "/docs"):
        page = client.get(f"{ROOT}{path}")
        assert page.headers["content-type"].startswith("text/html")
        assert re.findall(r"""(?:src|href)\s*=\s*["']?(?:https?:)?//""", page.text) == []
        for asset in re.findall(r'(?:src|href)="(docs/[^"]+)"', page.text):
            assert client.get(f"{ROOT}/{asset}").status_code == 200


def test_only_the_scripts_of_the_page_may_run(client: TestClient) -> None:
    page = client.get(f"{ROOT}/")
    policy = page.headers["content-security-policy"]
    scripts = re.findall(r"<script>(.*?)</script>", page.text, re.DOTALL)
    assert scripts
    for script in scripts:
        assert base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() in policy
    assert "unsafe" not in policy
    assert "innerHTML" not in page.text


def test_what_the_page_asks_for_is_there(client: TestClient) -> None:
    text = client.get(f"{ROOT}/").text
    for kind in re.findall(r'<option value="(\w+)">\1<', text):
        assert client.get(f"/{kind}", params={"q": "", "limit": 200}).status_code == 200
    ids = set(re.findall(r'id="(\w+)"', text))
    assert set(re.findall(r'at\("(\w+)"\)', text)) <= ids


@pytest.mark.skipif(shutil.which("node") is None, reason="there is no node to read the script")
def test_the_script_is_javascript(client: TestClient) -> None:
    for path in ("/", "/docs"):
        for script in re.findall(r"<script>(.*?)</script>", client.get(f"{ROOT}{path}").text, re.DOTALL):
            read = subprocess.run(["node", "--check", "-"], input=script, capture_output=True, text=True, check=False)
            assert read.returncode == 0, read.stderr


def test_no_other_file_is_served(client: TestClient) -> None:
    for name in ("redoc.standalone.js", "..%2f__init__.py", "%2e%2e/__init__.py"):
        assert client.get(f"{ROOT}/docs/{name}").status_code == 404
