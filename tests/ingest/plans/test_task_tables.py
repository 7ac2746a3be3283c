"""Task tables and checklists however they are written: no row is lost, no text crashes the reader."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from knobgraph_ingest.plans.document_reading import read_document
from knobgraph_ingest.plans.state import state_of
from tests.ingest.plans.plan_repository import links, node, plan_graph

PLAIN = st.characters(codec="utf-8", exclude_characters="|\n\r\\`<>[]*_#~!&", exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"])
CELL = st.text(PLAIN, min_size=1, max_size=12)
CODE = st.text("abcxyz_./-:0123|", min_size=1, max_size=12)
PIECES = [
    *"|-`[]xP :#*\n\\<>ab1.§/", "| ID | Task | State |\n|---|---|---|\n", "\n## Phase A — ", "\n- [x] ", "`§§", "`§4–", "`a/b.py:3-1", "`a.py::T",
    "**Owner:** ", "](", "<!--", "2025-01-02T030405Z", "A-1.F1", "Artifacts:", "Next Actions:\n",
]  # fmt: skip
TEXT = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
STATES = {"[ ]": "open", "[x]": "done", "[P]": "partial", "`[D]`": "done", "Blocked": "blocked"}
COLUMNS = ("ID", "Task Description", "State", "How/Why & Guidance")


def tasks(text: str) -> list[tuple[str, str, str | None]]:
    return [(e.written, e.title, e.state) for e in read_document("plans/x/plan.md", "plan", text).entities if e.label == "Task"]


@settings(deadline=None)
@given(
    rows=st.lists(st.tuples(CELL, st.sampled_from(sorted(STATES)), CODE, CELL), min_size=1, max_size=8),
    order=st.permutations(range(4)),
)
def test_no_row_of_a_table_is_lost_whatever_its_columns_and_cells(rows: list[tuple[str, str, str, str]], order: list[int]) -> None:
    lines = ["| " + " | ".join(COLUMNS[n] for n in order) + " |", "|---" * 4 + "|"]
    for number, (title, state, code, guidance) in enumerate(rows):
        cells = (f"T{number}.a", title, state, f"`{code.replace('|', chr(92) + '|')}` {guidance}")
        lines.append("| " + " | ".join(cells[n] for n in order) + " |")
    text = "## Phase A — x\n\n" + "\n".join(lines) + "\n"
    found = [e for e in read_document("plans/x/plan.md", "plan", text).entities if e.label == "Task"]
    assert [t.written for t in found] == [f"T{n}.a" for n in range(len(rows))]
    assert [t.title for t in found] == [r[0] for r in rows]
    assert [t.state for t in found] == [STATES[r[1]] for r in rows]
    assert [t.properties["guidance"] for t in found] == [f"{r[2]} {r[3]}" for r in rows]


@settings(deadline=None)
@given(
    st.sampled_from(["", "---\n"]),
    st.text(st.sampled_from("|-`[]xP :#*\n\\<>ab1.§/"), max_size=100),
    st.sampled_from(["", "\n---\n"]),
    TEXT,
    st.sampled_from(["plan", "ledger", "findings", "spec"]),
)
def test_no_text_crashes_the_reader(opening: str, front: str, closing: str, text: str, role: str) -> None:
    assert read_document("plans/x/plan.md", role, opening + front + closing + text).path == "plans/x/plan.md"


def test_every_mark_and_word_has_its_state() -> None:
    said = {"[ ]": "open", "[x]": "done", "[X]": "done", "[P]": "partial", "`[D]`": "done", "[B]": "blocked", "In progress": "partial", "not started": "open"}
    assert {text: state_of(text) for text in said} == said
    assert state_of("see below") is None


def test_nested_checklists_and_groups_of_rows() -> None:
    found = tasks("""## Phase 1: Core

- [x] A1: outer
  - [P] A1.b: inner
- [ ] no id
- plain

| ID | Task Description | State |
| :-- | :-- | :-- |
| **Section 0: Start** |
| 0.A | **Read** | `[D]` |
""")
    assert found[:2] == [("A1", "outer", "done"), ("A1.b", "inner", "partial")]
    assert found[2][1:] == ("no id", "open")
    assert found[3] == ("0.A", "Read", "done")
    assert len(found) == 4


def test_a_table_without_its_delimiter_row_and_with_pipes_in_code_keeps_its_rows() -> None:
    text = "| Finding ID | Synopsis | Status |\n| A-001 | uses `smooth:0.5|pad:1` | Active |\n| B-002 | other | Resolved |\n"
    found = [(e.written, e.title, e.properties["status"]) for e in read_document("docs/findings.md", "findings", text).entities]
    assert found == [("A-001", "uses smooth:0.5|pad:1", "Active"), ("B-002", "other", "Resolved")]


def test_pipes_within_words_part_no_cells(tmp_path: Path) -> None:
    table = "| Finding ID | Synopsis | Status |\n| --- | --- | --- |\n| NORM-001 | weights stayed |0.09|, then `a|b` grew | Resolved |\n"
    found = node(plan_graph(tmp_path, {"docs/findings.md": table}), "Finding", "NORM-001")
    assert (found.properties["synopsis"], found.properties["status"]) == ("weights stayed |0.09|, then a|b grew", "Resolved")


def test_plans_below_any_folder_of_plans_are_read(tmp_path: Path) -> None:
    plan = "# Scaling\n\n### Task 1: Profile\n\n- [x] **Step 1: Write tests**\n- [ ] **Step 2: Run**\n"
    graph = plan_graph(tmp_path, {"docs/plans/2026-07-09-scaling.md": plan})
    assert [(n.properties["title"], n.properties["state"], n.properties["section"]) for n in graph.labelled("Task")] == [
        ("Step 1: Write tests", "done", "Task 1: Profile"), ("Step 2: Run", "open", "Task 1: Profile"),
    ]  # fmt: skip


def test_what_an_attempt_or_phase_is_called_says_nothing_of_its_items(tmp_path: Path) -> None:
    ledger = "# Ledger\n\n### 2026-01-23T04:51Z — A-1.F1 (follow-up tracking shipped)\n\n**Metrics:**\n- 21 passed\n\n**Next Actions:**\n- Send it\n"
    plan = "# A-1\n\n## Phase C — Verification\n\n- [ ] Run the suite\n"
    graph = plan_graph(tmp_path, {"docs/fix_plan.md": ledger, "plans/A-1/plan.md": plan})
    (attempt,) = graph.labelled("Attempt")
    assert attempt.properties["follow_ups"] == ["docs/fix_plan.md:9: Send it"]
    assert [n.properties["title"] for n in graph.labelled("Task")] == ["Run the suite"]


def test_a_heading_that_names_work_or_is_about_a_thing_makes_no_criteria_of_its_items(tmp_path: Path) -> None:
    plan = """# P-1

### Task 10: Verification and review

- [x] Run it

### 1. Sign Verification

- [ ] Look at it

### 2. Success Criteria

- [ ] It works
"""
    graph = plan_graph(tmp_path, {"plans/P-1/plan.md": plan})
    assert [n.properties["title"] for n in graph.labelled("Task")] == ["Run it", "Look at it"]
    assert node(graph, "Initiative", "P-1").properties["checks"] == ["plans/P-1/plan.md:13: [ ] It works"]


def test_follow_ups_behind_their_label_and_with_what_is_nested_in_them(tmp_path: Path) -> None:
    first = "# L\n\n### 2026-01-23 — A-1 (one)\n**Next Actions:** Send it.\n\n"
    ledger = f"{first}### 2026-01-24 — A-1 (two)\n**Next Actions:**\n- Write a tool that:\n  - reads\n  - sends\n- Rest\n"
    graph = plan_graph(tmp_path, {"docs/fix_plan.md": ledger})
    assert [n.properties["follow_ups"] for n in graph.labelled("Attempt")] == [
        ["docs/fix_plan.md:4: Send it."], ["docs/fix_plan.md:8: Write a tool that: reads; sends", "docs/fix_plan.md:11: Rest"],
    ]  # fmt: skip


def test_two_files_that_describe_a_phase_both_say_what_it_is_to_reach_and_a_report_states_no_checks(tmp_path: Path) -> None:
    files = {
        "plans/A-1/implementation.md": "# A-1\n\n### Final Phase: Cleanup\n\n**Dependencies:** None (first phase)\n\n**Success Test:** All is done.\n",
        "plans/A-1/phase_final_checklist.md": "# Phase Final: Cleanup Checklist\n\n## Success Criteria\n\n- Nothing is left.\n",
        "plans/A-1/validation_report.md": "# Report\n\n## Verification\n\n- It passed.\n",
    }
    graph = plan_graph(tmp_path, files)
    (phase,) = graph.labelled("Phase")
    assert (phase.key.id, phase.properties["title"]) == ("Final", "Cleanup")
    assert phase.properties["exit_criteria"] == ["All is done.", "Nothing is left."]
    assert "prerequisites" not in phase.properties
    assert "checks" not in node(graph, "Initiative", "A-1").properties


def test_an_initiative_that_is_only_named_says_where(tmp_path: Path) -> None:
    graph = plan_graph(tmp_path, {"docs/findings.md": "# F\n\nSee `plans/active/B-2/notes.md`.\n"})
    found = node(graph, "Initiative", "B-2").properties
    assert (found["described"], found["path"], found["line"]) == (False, "docs/findings.md", 3)


def test_a_heading_that_joins_a_word_to_output_makes_nothing(tmp_path: Path) -> None:
    plan = "# P-1 — x\n\n## Output-mode study\n\nEvidence: `docs/found.md`.\n\n## Outputs\n\n- `docs/made.md`\n"
    graph = plan_graph(tmp_path, {"plans/P-1/plan.md": plan})
    assert [r.end.id for r in links(graph, "PRODUCES")] == ["docs/made.md"]
    assert [r.end.id for r in links(graph, "CITES")] == ["docs/found.md"]
