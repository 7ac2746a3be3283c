"""Who owns what: every rule gives its claim with its evidence, the last matching line of CODEOWNERS decides, nothing is dropped."""

from __future__ import annotations

import subprocess
from pathlib import Path

from knobgraph_ingest.contribution import GraphUnderConstruction
from knobgraph_ingest.contributions import owners
from tests.ingest.plans.plan_repository import links, plan_graph, reading_of

PLAN = "# P-1 — x\n\n- **Owner:** Ann (lead), @org/team\n\n## Phase A: one\n\n- [x] A1: Write `src/made.py`.\n- [ ] A2: See `src/seen.py`.\n"


def owned(root: Path, files: dict[str, str]) -> GraphUnderConstruction:
    graph = plan_graph(root, files)
    owners.add_to(graph, reading_of(root))
    return graph


def claims(graph: GraphUnderConstruction, identifier: str) -> list[tuple[str, str, str]]:
    found = sorted(links(graph, "OWNED_BY", identifier), key=lambda r: (int(str(r.properties["strength"])), r.end.id))
    return [(r.end.id, str(r.properties["rule"]), f"{r.properties['path']}:{r.properties['line']}") for r in found]


def test_plans_own_what_they_make_before_what_they_cite(tmp_path: Path) -> None:
    graph = owned(tmp_path, {"plans/P-1/plan.md": PLAN, "src/made.py": "", "src/seen.py": ""})
    assert claims(graph, "src/made.py") == [("P-1", "producing plan", "plans/P-1/plan.md:7")]
    assert claims(graph, "src/seen.py") == [("P-1", "citing plan", "plans/P-1/plan.md:8")]
    assert claims(graph, "P-1") == [("@org/team", "front matter", "plans/P-1/plan.md:3"), ("Ann", "front matter", "plans/P-1/plan.md:3")]


def test_the_last_plan_that_cites_owns(tmp_path: Path) -> None:
    cites = "# x\n\n- see `src/seen.py`\n"
    graph = owned(tmp_path, {f"plans/{n}/reports/{t}/plan.md": cites for n, t in (("OLD-1", "2024-01-01"), ("NEW-2", "2025-01-01"))} | {"src/seen.py": ""})
    assert [c[0] for c in claims(graph, "src/seen.py")] == ["NEW-2"]


def test_a_date_in_the_name_of_a_plan_or_its_folder_says_when_it_cites(tmp_path: Path) -> None:
    cites = "# x\n\n- see `src/seen.py`\n"
    graph = owned(tmp_path, {"plans/2025-08-old/plan.md": cites, "docs/plans/2026-07-09-new.md": cites, "src/seen.py": ""})
    assert [c[0] for c in claims(graph, "src/seen.py")] == ["2026-07-09-new"]


def test_an_ownership_table_speaks_for_its_paths(tmp_path: Path) -> None:
    table = "# x\n\n| Path | Owner |\n| --- | --- |\n| `src/seen.py` | P-9 |\n"
    graph = owned(tmp_path, {"plans/P-9/plan.md": table, "src/seen.py": ""})
    assert ("P-9", "ownership table", "plans/P-9/plan.md:5") in claims(graph, "src/seen.py")


def test_codeowners_last_match_sections_defaults_and_comments(tmp_path: Path) -> None:
    text = "* @all\n*.py @org/python  # not @nobody\nsrc/seen.py a@b.example\n\n[Docs] @writer\ndocs/\n"
    plan = "# x\n\n- `src/seen.py`, `src/made.py`, `docs/page.md`, `notes.txt`\n"
    graph = owned(tmp_path, {"CODEOWNERS": text, "plans/P-1/plan.md": plan, "src/seen.py": "", "src/made.py": "", "docs/page.md": "", "notes.txt": ""})

    def by_file(identifier: str) -> list[tuple[str, str]]:
        return [(c[0], c[2]) for c in claims(graph, identifier) if c[1] == "CODEOWNERS"]

    assert by_file("src/seen.py") == [("a@b.example", "CODEOWNERS:3")]
    assert by_file("src/made.py") == [("@org/python", "CODEOWNERS:2")]
    assert by_file("notes.txt") == [("@all", "CODEOWNERS:1")]
    assert by_file("docs/page.md") == [("@all", "CODEOWNERS:1"), ("@writer", "CODEOWNERS:6")]


def test_of_three_places_the_first_counts(tmp_path: Path) -> None:
    graph = owned(tmp_path, {"docs/CODEOWNERS": "* @docs\n", ".github/CODEOWNERS": "* @hub\n", "plans/P-1/plan.md": "# x\n\n- `a.py`\n", "a.py": ""})
    assert [c[0] for c in claims(graph, "a.py") if c[1] == "CODEOWNERS"] == ["@hub"]


def test_blame_is_a_hint_for_what_nobody_claims(tmp_path: Path) -> None:
    subprocess.run(["git", "-C", str(tmp_path), "init", "-q"], check=True)
    files = {"docs/spec.md": "# Spec\n", "specs/format.md": "# Format\n\nSee `docs/spec.md`.\n"}
    plan_graph(tmp_path, files)
    subprocess.run(["git", "-C", str(tmp_path), "add", "."], check=True)
    subprocess.run(["git", "-C", str(tmp_path), "-c", "user.name=Ann", "-c", "user.email=a@b", "commit", "-qm", "x"], check=True)
    found = claims(owned(tmp_path, files), "docs/spec.md")
    assert found == [("Ann", "git blame", "docs/spec.md:1")]


def test_a_rule_of_the_profile_is_the_strongest_claim(tmp_path: Path) -> None:
    profile = '[plans]\nplan = ["work/**/*.md"]\n\n[[owners]]\nname = "P-7"\nkind = "initiative"\npaths = ["src/"]\nreason = "agreed"\n'
    graph = owned(tmp_path, {"knobgraph.toml": profile, "work/P-1.md": PLAN, "plans/P-1/plan.md": PLAN, "src/made.py": "", "src/seen.py": ""})
    assert claims(graph, "src/made.py")[0] == ("P-7", "profile", "knobgraph.toml:4")
    assert "plans/P-1/plan.md" not in {str(r.properties["path"]) for r in links(graph, "CITES")}
