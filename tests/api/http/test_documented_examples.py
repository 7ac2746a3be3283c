"""Every `curl` line and every `httpx` example of the pages does what it says against a real server."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from knobgraph_api.http.settings import IngestSettings, ServerSettings
from knobgraph_graph.fact import PropertyGraph
from knobgraph_graph.offline_store import OfflineStore
from tests.api.http.conftest import EXAMPLE, served

ROOT = Path(__file__).parents[3]
PAGES = (ROOT / "README.md", ROOT / "docs" / "http.md")
ADDRESS = "http://127.0.0.1:8000"
TOKEN = "a-token-of-the-test-suite"


def blocks(language: str) -> list[str]:
    return [text for page in PAGES for text in re.findall(rf"^```{language}\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)]


CURLS = [line for block in blocks("sh") for line in block.replace("\\\n", " ").splitlines() if line.startswith("curl ")]
SCRIPTS = [block for block in blocks("python") if "httpx" in block]


@pytest.fixture(scope="module")
def url(tides: PropertyGraph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("documented")
    shutil.copytree(EXAMPLE, folder / "repositories" / "tides")
    store = OfflineStore(folder / "graph.kgraph")
    store.replace(tides)
    with served(store, ServerSettings(ingest=IngestSettings((folder / "repositories",), str(store.path)))) as client:
        yield str(client.base_url).rstrip("/")


def test_there_are_examples() -> None:
    assert len(CURLS) >= 5
    assert len(SCRIPTS) >= 3


@pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl")
@pytest.mark.parametrize("line", CURLS)
def test_a_curl_line_is_answered(line: str, url: str, tmp_path: Path) -> None:
    assert ADDRESS in line
    ran = subprocess.run(
        ["sh", "-c", line.replace("curl -s", "curl -sS --fail").replace(ADDRESS, url)],
        cwd=tmp_path, env={**os.environ, "KNOBGRAPH_TOKEN": TOKEN, "NO_PROXY": "*", "no_proxy": "*"}, capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr.decode()
    files = list(tmp_path.iterdir())
    assert ran.stdout or files
    assert all(zipfile.ZipFile(file).testzip() is None for file in files)


@pytest.mark.parametrize("script", SCRIPTS)
def test_an_httpx_example_runs(script: str, url: str, tmp_path: Path) -> None:
    repository = str(tmp_path)
    if "REPOSITORY" in script:
        state = next(p for p in Path(tmp_path.parent).rglob("repositories/tides"))
        repository = str(state)
    text = f"REPOSITORY = {repository!r}\n" + script.replace(ADDRESS, url)
    ran = subprocess.run([sys.executable, "-c", text], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=120)
    assert ran.returncode == 0, ran.stderr
    assert "REPOSITORY" not in script or "event: done" in ran.stdout


def test_the_first_curl_line_says_where_the_flag_goes(url: str, tmp_path: Path) -> None:
    line = next(c for c in CURLS if "--max-steps/lineage" in c).replace(ADDRESS, url)
    ran = subprocess.run(["sh", "-c", line], cwd=tmp_path, capture_output=True, text=True, check=True, timeout=60)
    assert "tides.config.FitConfig.steps" in ran.stdout
    assert "scripts/fit_torch.py:24" in ran.stdout
