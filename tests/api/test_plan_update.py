"""`--update-plans` edits the states, references and ledger entry it must, and not one byte more."""

from __future__ import annotations

import difflib
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knobgraph_api.document import load_documents
from knobgraph_api.plan_update.ledger_edit import with_attempt
from knobgraph_api.plan_update.row_edit import edited_line
from tests.api.test_phase_a_export import EXAMPLE, FOLDER, WHEN, contents, export, ingested

PLAN, LEDGER = "plans/active/FIT-API-001/implementation.md", "docs/fix_plan.md"


@pytest.fixture
def example(tmp_path: Path) -> Path:
    root = tmp_path / "tides"
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns(".knobgraph"))
    ingested(root, tmp_path / "g.kgraph")
    return root


def changed(before: str, after: str) -> list[str]:
    return [d for d in difflib.ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True)) if d[0] in "+-"]


def test_the_rows_of_the_phase_get_state_and_references_and_the_ledger_an_attempt(example: Path) -> None:
    before = {p: (example / p).read_text(encoding="utf-8") for p in (PLAN, LEDGER)}
    assert export(example, "--update-plans").exit_code == 0
    after = {p: (example / p).read_text(encoding="utf-8") for p in (PLAN, LEDGER)}
    lines = changed(before[PLAN], after[PLAN])
    assert {line[2:].split(" | ")[0] for line in lines} == {"| A1", "| A3"} | ({"| A2"} if "execution_knobs" in load_documents() else set())
    row = next(line for line in after[PLAN].split("\n") if line.startswith("| A1 |"))
    link = f"reports/{WHEN}/phase_a_inventory/cli_inventory.md"
    assert row == f"| A1 | CLI flag inventory | [x] | See `reports/2025-10-19T225905Z/plan.md`. Artifacts: [cli_inventory.md]({link}) |"
    assert (example / "plans/active/FIT-API-001" / link).is_file()
    added = changed(before[LEDGER], after[LEDGER])
    assert all(line.startswith("+ ") for line in added)
    assert f"### {WHEN} — FIT-API-001 (Phase A inventory exported)" in after[LEDGER]
    assert after[LEDGER].index("Phase A inventory exported") < after[LEDGER].index("## TORCH-FIT-001")


def test_what_the_report_cites_of_an_updated_file_stands_there_afterwards(example: Path) -> None:
    before = (example / LEDGER).read_text(encoding="utf-8").split("\n")
    result = export(example, "--update-plans")
    assert "citation does not hold" not in result.output
    assert ", 0 do not hold" in (example / FOLDER / "verification.md").read_text(encoding="utf-8")
    after = (example / LEDGER).read_text(encoding="utf-8").split("\n")
    follow_up = next(n for n, line in enumerate(before) if line.startswith("- Add a fixture"))
    line = after.index(before[follow_up]) + 1
    assert line > follow_up + 1
    assert f"[docs/fix_plan.md:{line}](" in (example / FOLDER / "overlap_notes.md").read_text(encoding="utf-8")


def test_twice_equals_once_and_edits_by_hand_stay(example: Path) -> None:
    export(example, "--update-plans")
    plan = example / PLAN
    plan.write_text(plan.read_text(encoding="utf-8").replace("Same plan.", "Same plan, agreed with Ann."), encoding="utf-8")
    ingested(example, example.parent / "g.kgraph")
    export(example, "--update-plans")
    once = contents(example)
    assert b"agreed with Ann. Artifacts: [" in once[PLAN]
    ingested(example, example.parent / "g.kgraph")
    assert export(example, "--update-plans").exit_code == 0
    again = contents(example)
    assert {p for p in once if once[p] != again.get(p)} <= {f"{FOLDER}/{n}" for n in ("summary.md", "verification.md", "overlap_notes.md")}
    assert again[PLAN] == once[PLAN]
    assert again[LEDGER] == once[LEDGER]


def test_uncommitted_changes_of_a_plan_are_refused_unless_forced(example: Path) -> None:
    for arguments in (("init", "-q"), ("add", "."), ("-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "x")):
        subprocess.run(["git", "-C", str(example), *arguments], check=True)
    ledger = example / LEDGER
    ledger.write_text(ledger.read_text(encoding="utf-8") + "\nmine\n", encoding="utf-8")
    before = contents(example)
    refused = export(example, "--update-plans")
    assert refused.exit_code == 2
    assert "docs/fix_plan.md: changed but not committed" in refused.output
    assert contents(example) == before
    assert export(example, "--update-plans", "--force").exit_code == 0
    assert "\nmine\n" in ledger.read_text(encoding="utf-8")


def test_a_task_gets_only_documents_that_it_or_its_kin_or_its_whole_title_names(example: Path) -> None:
    plan = example / PLAN
    untouched = "| Z1 | Client clicks and flagship knobs | [ ] | x |\n| A10 | Train with the overlap owner | [ ] | x |\n"
    text = plan.read_text(encoding="utf-8")
    rows = f"{untouched}| Z2 | Catalog of execution knobs | [ ] | x |\n"
    plan.write_text(text.replace("\n\n## Phase B", f"\n{rows}\n## Phase B"), encoding="utf-8")
    ingested(example, example.parent / "g.kgraph")
    assert export(example, "--update-plans").exit_code == 0
    after = plan.read_text(encoding="utf-8")
    assert untouched in after
    assert "| Z2 | Catalog of execution knobs | [x] | x Artifacts: [execution_knobs.md](" in after


def test_without_a_next_phase_the_ledger_names_none(example: Path) -> None:
    profile = example / "knobgraph.toml"
    profile.write_text(profile.read_text(encoding="utf-8").replace('next_phase = "B"\n', "").replace('phase = "A"', 'phase = "B"'), encoding="utf-8")
    ingested(example, example.parent / "g.kgraph")
    assert export(example, "--update-plans").exit_code == 0
    added = changed((EXAMPLE / LEDGER).read_text(encoding="utf-8"), (example / LEDGER).read_text(encoding="utf-8"))
    assert "+ - Review cli_inventory.md.\n" in added


def test_a_report_outside_the_repository_updates_nothing(example: Path, tmp_path: Path) -> None:
    refused = export(example, "--update-plans", "--out", str(tmp_path / "elsewhere"))
    assert refused.exit_code == 2
    assert "inside it" in refused.output


CELL = st.lists(st.sampled_from(["a", "B ", "  ", "`", "*", "\\|", "\\x", "[ ]", "[x] ", "c"]), max_size=6).map("".join)


@settings(deadline=None)
@given(st.lists(CELL, min_size=2, max_size=2), st.permutations(["ID", "Task", "State", "Guidance"]), st.sampled_from(["\n", "\r\n", ""]))
def test_only_the_mark_and_the_references_of_a_row_change(texts: list[str], order: list[str], ending: str) -> None:
    cells = {"ID": "A1", "Task": texts[0] or "t", "State": "`[P]`", "Guidance": texts[1]}
    row = "|" + "|".join(f" {cells[c]} " for c in order) + "|" + ending
    lines = ["| " + " | ".join(order) + " |\n", "|---|---|---|---|\n", row]
    once = edited_line(lines, 2, "D", [("a.md", "r/a.md")])
    assert once.endswith("|" + ending)
    assert once.replace("`[D]`", "`[P]`").replace(" Artifacts: [a.md](r/a.md)", "") == row
    assert edited_line([*lines[:2], once], 2, "D", [("a.md", "r/a.md")]) == once
    moved = edited_line([*lines[:2], once], 2, "D", [("a.md", "s/a.md")])
    assert moved == once.replace("r/a.md", "s/a.md")


@settings(deadline=None)
@given(CELL, st.sampled_from(["\n", "\r\n", ""]))
def test_only_the_first_box_and_the_references_of_an_item_change(text: str, ending: str) -> None:
    item = f"- [P] A1: do {text}{ending}"
    once = edited_line([item], 0, "D", [("a.md", "r/a.md")])
    assert once.replace("[D]", "[P]", 1).replace(" Artifacts: [a.md](r/a.md)", "") == item
    assert edited_line([once], 0, "D", [("a.md", "r/a.md")]) == once


def test_a_checklist_item_is_edited_in_place() -> None:
    line = "- [ ] A1: do it, unlike `[ ]`\r\n"
    assert edited_line([line], 0, "P", [("a.md", "a.md")]) == "- [P] A1: do it, unlike `[ ]` Artifacts: [a.md](a.md)\r\n"


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_an_attempt_goes_where_attempts_stand_and_keeps_the_line_endings(ending: str) -> None:
    ledger = ending.join(["# L", "", "## Attempts", "", "### 2025-01-01 — one", "text", "", "### 2025-02-01 — two", "text", "", "## Other", "x"])
    new = with_attempt(ledger, "P-1", "2025-03-01 — three", ["body"])
    assert new == ledger.replace(f"## Other{ending}x", f"### 2025-03-01 — three{ending}body{ending}{ending}## Other{ending}x")
    newest_first = ledger.replace("2025-01-01", "2025-09-01")
    first = with_attempt(newest_first, "P-1", "2025-10-01 — three", ["body"])
    assert first == newest_first.replace("### 2025-09", f"### 2025-10-01 — three{ending}body{ending}{ending}### 2025-09")
