"""The plan of a Phase A, as such plans are written: its phases, tasks, deliverables, prerequisites, citations and findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from knobgraph_ingest.contribution import GraphUnderConstruction
from tests.ingest.plans.plan_repository import ids, links, node, plan_graph

ROOT = Path(__file__).parents[2] / "cases" / "phase_a_plan"
INITIATIVE = "FIT-API-001"
FOLDER = "plans/active/FIT-API-001/reports/2025-10-19T225905Z/phase_a_inventory"


@pytest.fixture(scope="module")
def graph() -> GraphUnderConstruction:
    return plan_graph(ROOT)


def test_it_has_three_phases_with_goal_and_criteria(graph: GraphUnderConstruction) -> None:
    assert ids(graph, "Phase") == ["A.1", "A.2", "A.3"]
    first = node(graph, "Phase", "A.1").properties
    assert first["title"] == "CLI Flag Inventory"
    assert str(first["goal"]).startswith("List every flag of both command lines")
    assert first["prerequisites"] == ["the files listed above are unchanged locally."]
    assert [len(list(node(graph, "Phase", p).properties["exit_criteria"])) for p in ("A.1", "A.2", "A.3")] == [3, 2, 3]  # type: ignore[arg-type]


def test_it_has_nine_tasks_with_their_ids_and_lines(graph: GraphUnderConstruction) -> None:
    assert ids(graph, "Task") == ["A1.a", "A1.b", "A1.c", "A2.a", "A2.b", "A2.c", "A3.a", "A3.b", "A3.c"]
    lines = (ROOT / "plans/phase-a-plan.md").read_text(encoding="utf-8").splitlines()
    for task in graph.labelled("Task"):
        assert task.properties["state"] == "open"
        assert lines[int(str(task.properties["line"])) - 1].startswith(f"| {task.key.id} | {task.properties['title']} |")
    assert [r.end.id for r in links(graph, "PART_OF", "A2.b")] == ["A.2"]
    assert {r.end.id for r in links(graph, "PART_OF") if r.start.label == "Phase"} == {INITIATIVE}


def test_it_has_four_deliverables_in_the_folder_it_names(graph: GraphUnderConstruction) -> None:
    deliverables = [a.key.id for a in graph.labelled("Artifact") if a.properties["kind"] == "deliverable"]
    assert deliverables == [f"{FOLDER}/{n}.md" for n in ("cli_inventory", "execution_knobs", "overlap_notes", "summary")]
    assert links(graph, "PRODUCES", "A1.a", f"{FOLDER}/logs/a1_cli_flags.txt")
    assert links(graph, "PRODUCES", "A1.b", f"{FOLDER}/cli_inventory.md")


def test_its_references_are_dependencies_with_their_sections(graph: GraphUnderConstruction) -> None:
    needed = {r.end.id: r.properties.get("section") for r in links(graph, "DEPENDS_ON", INITIATIVE)}
    assert needed["specs/fit_api_spec.md"] == "2"
    assert {"scripts/fit_torch.py", "scripts/fit_legacy.py", "tides/torch_config.py"} <= set(needed)


def test_a_citation_keeps_its_lines_and_what_they_are_said_to_hold(graph: GraphUnderConstruction) -> None:
    (cited,) = links(graph, "CITES", "A1.b", "scripts/fit_torch.py")
    assert (cited.properties["cited_line"], cited.properties["cited_end_line"], cited.properties["names"]) == (16, 37, ["main"])
    assert cited.properties["mention"] == "fit_torch.py"


def test_findings_that_no_table_records_are_said_to_be_unrecorded(graph: GraphUnderConstruction) -> None:
    assert {f.key.id: f.properties["status"] for f in graph.labelled("Finding")} == {"SEED-001": "not recorded", "FORMAT-001": "not recorded"}
    assert {r.end.id for r in links(graph, "CITES", "A2.c")} >= {"SEED-001", "FORMAT-001"}


def test_the_verification_checklist_is_no_list_of_tasks(graph: GraphUnderConstruction) -> None:
    checks = node(graph, "Initiative", INITIATIVE).properties["checks"]
    assert isinstance(checks, list)
    assert len(checks) == 5
