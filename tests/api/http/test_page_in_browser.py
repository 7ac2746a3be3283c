"""The page in a real browser: what a person searches is found, drawn, explained line by line, and failures are said."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from knobgraph_graph.fact import PropertyGraph
from knobgraph_graph.offline_store import OfflineStore
from tests.api.http.conftest import served

CHROMIUM = next((p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), None)
FLAG = "scripts~2Ffit_torch.py~23--max-steps"
QUIET = ("--headless=new", "--no-sandbox", "--disable-gpu", "--no-proxy-server", "--hide-scrollbars", "--virtual-time-budget=8000")

pytestmark = pytest.mark.skipif(CHROMIUM is None and not os.environ.get("CI"), reason="no chromium on this machine")


@pytest.fixture(scope="module")
def url(offline_store: OfflineStore) -> Iterator[str]:
    with served(offline_store) as client:
        yield str(client.base_url)


@pytest.fixture
def shown(tmp_path: Path) -> Callable[..., str]:
    """The text of a page after its scripts have run."""

    def show(address: str, width: int = 1280) -> str:
        assert CHROMIUM is not None, "CI must have a browser"
        command = [CHROMIUM, *QUIET, f"--window-size={width},900", f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", address]
        return unescape(subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout)

    return show


def lineage(url: str, what: str = "flags", key: str = FLAG, direction: str = "down") -> str:
    return f"{url}#what={what}&key={key}&direction={direction}"


def test_a_flag_is_listed_drawn_and_told_line_by_line_with_its_condition(url: str, shown: Callable[..., str]) -> None:
    page = shown(lineage(url))
    assert "12 flags" in page
    assert '<h2 id="chosen" tabindex="-1">scripts/fit_torch.py#--max-steps</h2>' in page
    assert "scripts/fit_torch.py:24" in page
    assert page.count("<path class=") >= 1
    assert page.count("<details") >= 1
    assert 'aria-current="true"' in page
    field = next(part for part in page.split('href="') if part.startswith("#what=fields&key=tides.config.FitConfig.steps"))
    assert "direction=down" in field


def test_a_field_says_what_reaches_it(url: str, shown: Callable[..., str]) -> None:
    page = shown(lineage(url, "fields", "tides.config.FitConfig.steps", "up"))
    assert "reach it" in page
    assert "what=flags&key=scripts%7E2Ffit_torch.py%7E23--max-steps&direction=up" in page


def test_what_is_not_there_is_said_with_the_nearest(url: str, shown: Callable[..., str]) -> None:
    page = shown(lineage(url, key="--max-stepz"))
    assert '<p id="said" role="status" class="wrong">' in page
    assert "--max-steps" in page.partition('<p id="said"')[2].partition("</p>")[0]
    assert "<svg" not in page


def test_a_server_without_a_graph_says_so(tmp_path: Path, shown: Callable[..., str]) -> None:
    with served(OfflineStore(tmp_path / "none.kgraph")) as client:
        page = shown(str(client.base_url))
    assert "holds no graph yet" in page.partition('<p id="count"')[2].partition("</p>")[0]


def test_an_empty_graph_says_so(tmp_path: Path, shown: Callable[..., str]) -> None:
    store = OfflineStore(tmp_path / "graph.kgraph")
    store.replace(PropertyGraph("empty", (), ()))
    with served(store) as client:
        assert "The graph has no flags." in shown(str(client.base_url))


@pytest.mark.parametrize("width", [500, 1280])
def test_nothing_is_wider_than_the_screen(url: str, width: int, tmp_path: Path) -> None:
    found = measured(lineage(url), width, tmp_path)
    assert found["wide"] <= found["inner"]
    assert found["unlabelled"] == []


def measured(address: str, width: int, folder: Path) -> dict[str, Any]:
    """What a script of the browser itself, which no policy of the page stops, finds in the page."""
    probe = folder / "extension"
    probe.mkdir()
    script = """setTimeout(() => {
  const inputs = [...document.querySelectorAll("input, select, button, svg a, #found a")];
  const named = e => e.labels?.length || e.getAttribute("aria-label") || e.textContent.trim();
  document.body.dataset.probe = JSON.stringify({ wide: document.documentElement.scrollWidth, inner: innerWidth,
    unlabelled: inputs.filter(e => !named(e)).map(e => e.outerHTML) });
}, 3000);"""
    (probe / "probe.js").write_text(script)
    scripts = [{"matches": ["http://127.0.0.1/*"], "js": ["probe.js"], "run_at": "document_idle"}]
    (probe / "manifest.json").write_text(json.dumps({"manifest_version": 3, "name": "probe", "version": "1", "content_scripts": scripts}))
    assert CHROMIUM is not None, "CI must have a browser"
    command = [CHROMIUM, *QUIET, f"--load-extension={probe}", f"--window-size={width},900", f"--user-data-dir={folder / 'profile'}", "--dump-dom", address]
    page = unescape(subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout)
    read: dict[str, Any] = json.loads(page.partition('data-probe="')[2].partition('">')[0])
    return read
