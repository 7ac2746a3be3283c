"""Citations of code are live, drifted with the right line, or dead; what cannot be known is unchecked."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.ingest.plans.plan_repository import links, node, plan_graph

CODE = "import argparse\n\n\ndef first():\n    return 1\n\n\ndef second(flag):\n    value = 2\n    return value + flag\n\n\nparser.add_argument('--rate')\n"


@pytest.mark.parametrize(
    ("said", "verdict", "corrected"),
    [
        ("`second()` (`src/run.py:8`)", "live", None),
        ("`second()` (`src/run.py:9-10`)", "live", None),
        ("`src/run.py:8` (`second`)", "live", None),
        ("`second()` (`src/run.py:4`)", "drifted", 8),
        ("`--rate` at `src/run.py:13`", "live", None),
        ("`--rate` at `src/run.py:1`", "drifted", 13),
        ("`third_one()` (`src/run.py:4`)", "dead", None),
        ("`second()` (`src/gone.py:4`)", "drifted", 8),
        ("`vanished()` (`src/gone.py:4`)", "dead", None),
        ("see `src/run.py:99`", "dead", None),
        ("see `src/run.py:4`", "unchecked", None),
        ("`src/run.py::second`", "live", None),
    ],
)
def test_verdicts(tmp_path: Path, said: str, verdict: str, corrected: int | None) -> None:
    graph = plan_graph(tmp_path, {"src/run.py": CODE, "plans/P-1/plan.md": f"- {said}.\n"})
    (cited,) = [r for r in links(graph, "CITES") if r.end.label == "Artifact"]
    assert (cited.properties["verdict"], cited.properties.get("corrected_line")) == (verdict, corrected)


def test_sections_of_documents_are_checked(tmp_path: Path) -> None:
    plan = "- `docs/spec.md` §4 and `docs/spec.md §RawData NPZ`\n- `docs/spec.md` §9\n"
    files = {"docs/spec.md": "# Spec\n\n## 4. Contract\n\n## RawData NPZ\n", "plans/P-1/plan.md": plan}
    verdicts = {r.properties["section"]: r.properties["verdict"] for r in links(plan_graph(tmp_path, files), "CITES", end="docs/spec.md")}
    assert verdicts == {"4": "live", "RawData NPZ": "live", "9": "dead"}


def test_a_file_that_moved_is_followed(tmp_path: Path) -> None:
    graph = plan_graph(tmp_path, {"lib/new/run_it.py": CODE, "plans/P-1/plan.md": "- `second()` (`src/run_it.py:3`)\n"})
    assert node(graph, "Artifact", "src/run_it.py").properties["moved_to"] == "lib/new/run_it.py"
    (cited,) = links(graph, "CITES", end="src/run_it.py")
    assert [cited.properties[p] for p in ("verdict", "corrected_path", "corrected_line")] == ["drifted", "lib/new/run_it.py", 8]
    assert cited.properties["corrected_text"] == "def second(flag):"


def git(root: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(root), "-c", "user.name=a", "-c", "user.email=a@b", *arguments], check=True, capture_output=True)


def test_history_tells_what_was_meant_and_when_it_was_true(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    plan = "- see `src/run.py:9`\n- `second()` (`src/run.py:8`)\n"
    plan_graph(tmp_path, {"src/run.py": CODE, "plans/P-1/plan.md": plan})
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "one")
    graph = plan_graph(tmp_path, {"src/run.py": "# a new first line\n" + CODE.replace("second", "other")})
    by_line = {r.properties["line"]: r.properties for r in links(graph, "CITES", end="src/run.py")}
    assert (by_line[1]["verdict"], by_line[1]["corrected_line"], by_line[1]["reason"]) == ("drifted", 10, "the cited line was: value = 2")
    assert by_line[2]["verdict"] == "dead"
    assert str(by_line[2]["last_true"]).endswith(")")
