"""The commands that ask about plans, on the bundled example: what they say, in which formats, with which exit codes."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from knobgraph_api.command_line import main
from tests.api.test_phase_a_export import EXAMPLE, ingested


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("plans") / "g.kgraph"
    ingested(EXAMPLE, path)
    return path


def run(store: Path, *words: str) -> Result:
    return CliRunner().invoke(main, [*words, "--store", str(store)])


def rows(store: Path, *words: str) -> list[dict[str, Any]]:
    result = run(store, *words, "--format", "json")
    assert result.exit_code == 0, result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


@pytest.mark.parametrize("command", ["plans", "findings", "citations", "ownership", "overlap"])
def test_every_command_speaks_every_format(store: Path, command: str) -> None:
    count = len(rows(store, command))
    assert count > 0
    table = list(csv.reader(io.StringIO(run(store, command, "--format", "csv").stdout)))
    assert len(table) == count + 1
    markdown = run(store, command, "--format", "md").stdout.strip().split("\n")
    assert len(markdown) == count + 2
    assert run(store, command).exit_code == 0


def test_plans_by_kind_initiative_and_state(store: Path) -> None:
    blocked = rows(store, "plans", "--kind", "task", "--state", "blocked")
    assert [(r["written"], r["initiative"], r["line"]) for r in blocked] == [("C4", "TORCH-FIT-001", 9)]
    assert blocked[0]["path"] == "plans/active/TORCH-FIT-001/implementation.md"
    assert {r["id"] for r in rows(store, "plans", "--kind", "phase", "--initiative", "FIT-API-001")} == {"A", "B", "A.1", "A.2", "A.3"}
    artifacts = {r["id"]: r for r in rows(store, "plans", "--kind", "artifact")}
    assert artifacts["tests/fixtures/gauge_sample.csv"]["exists"] is False
    assert artifacts["tides/torch_config.py"]["exists"] is True


def test_findings_with_status_and_citations(store: Path) -> None:
    (finding,) = rows(store, "findings", "--status", "active")
    assert (finding["id"], finding["citations"], finding["path"], finding["line"]) == ("SEED-001", 1, "docs/findings.md", 5)


def test_citations_fail_on_what_is_asked_for_and_give_the_right_line(store: Path) -> None:
    drifted = {(r["path"], r["cited_line"]): r["corrected"] for r in rows(store, "citations", "--verdict", "drifted")}
    assert drifted["plans/active/FIT-API-001/implementation.md", 11] == "tides/torch_config.py:16"
    assert run(store, "citations", "--fail-on", "drifted,dead").exit_code == 1
    assert run(store, "citations", "--path", "docs", "--fail-on", "drifted,dead").exit_code == 0
    refused = run(store, "citations", "--fail-on", "wrong")
    assert refused.exit_code == 2
    assert "--fail-on wrong: expected live, drifted, dead, unchecked" in refused.output


def test_owners_have_rule_and_evidence(store: Path) -> None:
    owned = {(r["kind"], r["id"]): r for r in rows(store, "ownership")}
    config = owned["Artifact", "tides/torch_config.py"]
    assert (config["owner"], config["rule"], config["status"]) == ("TORCH-FIT-001", "profile", "owned")
    params = owned["Artifact", "tides/params.py"]
    assert (params["owner"], params["evidence"]) == ("TORCH-FIT-001", "specs/fit_api_spec.md:14")
    assert owned["SourceFile", "scripts/fit_torch.py"]["owner"] == "@tides/torch, torch@tides.example"
    assert run(store, "ownership", "--check").exit_code == 0
    assert {r["id"] for r in rows(store, "ownership", "--status", "orphan")} == {"TORCH-FIT-001"}


def test_overlap_names_what_is_shared_needed_left_and_unwritten(store: Path) -> None:
    found = rows(store, "overlap")
    topics = {r["topic"]: r for r in found if r["section"] == "topic"}
    assert topics["--max-steps"]["initiatives"] == ["FIT-API-001", "TORCH-FIT-001"]
    assert topics["--max-steps"]["remains"] == ["B1: Write the config factory (open, FIT-API-001)"]
    assert topics["seeding"]["kind"] == "Topic"
    needed = {r["artifact"]: r["state"] for r in found if r["section"] == "prerequisite"}
    assert needed["tests/fixtures/gauge_sample.csv"] == "missing"
    assert needed["plans/active/TORCH-FIT-001/reports/2025-09-30T101500Z/closeout/closure_summary.md"] == "there"
    assert needed["A"] == "open"
    left = {r["places"][0]: (r["owner"], r["rule"]) for r in found if r["section"] == "follow-up"}
    assert left["plans/active/TORCH-FIT-001/implementation.md:8"] == ("FIT-API-001", "the follow-up names it")
    assert left["docs/fix_plan.md:13"] == ("FIT-API-001", "its initiative is not done")
    (record,) = [r for r in found if r["section"] == "decision record"]
    assert (record["artifact"], record["remains"]) == ("docs/adr/ADR-001.md", ["B2: Write the decision record (open, FIT-API-001)"])
    assert {r["section"] for r in rows(store, "overlap", "--section", "follow-up")} == {"follow-up"}
