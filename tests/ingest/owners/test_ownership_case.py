"""A repository with every kind of owner, read by hand: `tests/cases/ownership`."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from knobgraph_api.ownership import ownership_rows
from knobgraph_graph.offline_store import OfflineStore
from knobgraph_ingest.ingestion import ingest

CASE = Path(__file__).parents[2] / "cases" / "ownership"
EXPECTED = json.loads((CASE / "expected_owners.json").read_text(encoding="utf-8"))
PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    # Outside of any git repository, whose history would say who wrote what.
    return shutil.copytree(CASE / "repo", tmp_path / "repo")


def rows_of(root: Path) -> list[dict[str, Any]]:
    store = OfflineStore(root.parent / "g.kgraph")
    store.replace(ingest(root, jobs=1).graph)
    rows = ownership_rows(store)
    store.close()
    return rows


def test_who_owns_what_by_which_rule_and_what_contradicts_it(repository: Path) -> None:
    rows = [r for r in rows_of(repository) if r["kind"] in ("Artifact", "Initiative")]
    assert [[r["id"], r["owner"], r["rule"], r["status"], r["evidence"], r["against"]] for r in rows] == EXPECTED["rows"]


def test_what_nobody_speaks_for_is_an_orphan(repository: Path) -> None:
    (repository / PLACES[0]).unlink()
    assert [r["id"] for r in rows_of(repository) if r["status"] == "orphan"] == EXPECTED["orphans"]


@pytest.mark.parametrize("place", PLACES)
def test_code_owners_of_the_first_of_three_places(repository: Path, place: str) -> None:
    for earlier in PLACES[: PLACES.index(place)]:
        (repository / earlier).unlink()
    said = [
        [row["id"], claim["owner"], claim["owner_kind"], f"{claim['path']}:{claim['line']}"]
        for row in rows_of(repository)
        if row["kind"] == "Artifact"
        for claim in row["claims"]
        if claim["rule"] == "CODEOWNERS"
    ]
    assert said == EXPECTED[place]
