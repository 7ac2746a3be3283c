"""The catalog as a document: the one of the bundled example stands in the documentation, and it is the one that is written."""

from __future__ import annotations

import re
from pathlib import Path

from knobgraph_api.document import ExportContext
from knobgraph_api.documents.execution_knobs import DOCUMENT
from knobgraph_graph.offline_store import OfflineStore
from knobgraph_ingest.ingestion import ingest

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "tides"
PAGE = ROOT / "docs" / "example" / "execution_knobs.md"


def written(folder: Path, root: Path) -> str:
    store = OfflineStore(folder / "graph.kgraph")
    store.replace(ingest(root).graph)
    return DOCUMENT.render(ExportContext(store, root, None, "2025-10-19T225905Z"))


def test_the_documented_catalog_of_the_example_is_what_is_written(tmp_path: Path) -> None:
    # The page stands in our docs, not in the example: its links go from there.
    assert PAGE.read_text(encoding="utf-8") == written(tmp_path, EXAMPLE).replace("](", "](../../examples/tides/")


def test_every_quote_is_the_line_that_is_cited(tmp_path: Path) -> None:
    quoted = re.findall(r"\[([^\]]+):(\d+)\]\([^)]*\) `([^`]*)`", written(tmp_path, EXAMPLE))
    assert len(quoted) >= 8
    lines = [" ".join((EXAMPLE / path).read_text(encoding="utf-8").splitlines()[int(line) - 1].split()) for path, line, _ in quoted]
    assert [text for (_, _, text), line in zip(quoted, lines, strict=True) if not line.startswith(text.rstrip("…"))] == []


def test_without_any_knob_the_document_says_so(tmp_path: Path) -> None:
    (tmp_path / "repo").mkdir()
    (tmp_path / "repo" / "tool.py").write_text("print(1)\n")
    text = written(tmp_path, tmp_path / "repo")
    assert "| none | 0 | 0 | 0 | 0 | | |" in text


def test_a_knob_set_at_many_places_shows_three_and_the_others_in_the_appendix(tmp_path: Path) -> None:
    (tmp_path / "repo").mkdir()
    calls = "".join(f"DataLoader(data, num_workers={n}, drop_last=True)\n" if n < 4 else f"DataLoader(data, num_workers={n})\n" for n in range(9))
    (tmp_path / "repo" / "tool.py").write_text(f"from torch.utils.data import DataLoader\n\ndata = []\n{calls}")
    text = written(tmp_path, tmp_path / "repo")
    row = next(line for line in text.split("\n") if line.startswith("| `DataLoader(num_workers)`"))
    assert row.count("*literal*") == 3
    (anchor,) = re.findall(r"\[6 more\]\(#(k\d+)\)", row)
    below = text.partition(f'<a id="{anchor}"></a>')[2].partition("<a id=")[0]
    assert re.findall(r"\[tool\.py:(\d+)\]", row) == ["4", "5", "6"]
    assert re.findall(r"- \[tool\.py:(\d+)\]", below) == [str(n) for n in range(7, 13)]
    left = next(line for line in text.split("\n") if line.startswith("| `DataLoader(drop_last)`"))
    assert left.count("[tool.py:") == 6
    assert "[3 more](#" in left
    assert text.count("<details>") == text.count("</details>") == 1
