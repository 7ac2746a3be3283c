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
    plan = "- `docs/spec.md` §4 and `docs/spec.md §RawData NPZ`\n- `docs/spec.md` §9\n- `docs/spec.md` §§3–4\n- `docs/spec.md` §§4-7\n"
    files = {"docs/spec.md": "# Spec\n\n## 3. Terms\n\n## 4. Contract\n\n## RawData NPZ\n", "plans/P-1/plan.md": plan}
    verdicts = {r.properties["section"]: r.properties["verdict"] for r in links(plan_graph(tmp_path, files), "CITES", end="docs/spec.md")}
    assert verdicts == {"4": "live", "RawData NPZ": "live", "9": "dead", "3-4": "live", "4-7": "dead"}


def test_a_file_that_moved_is_followed(tmp_path: Path) -> None:
    graph = plan_graph(tmp_path, {"lib/new/run_it.py": CODE, "plans/P-1/plan.md": "- `second()` (`src/run_it.py:3`)\n"})
    assert node(graph, "Artifact", "src/run_it.py").properties["moved_to"] == "lib/new/run_it.py"
    (cited,) = links(graph, "CITES", end="src/run_it.py")
    assert [cited.properties[p] for p in ("verdict", "corrected_path", "corrected_line")] == ["drifted", "lib/new/run_it.py", 8]
    assert cited.properties["corrected_text"] == "def second(flag):"


def test_code_that_a_plan_made_and_that_lies_elsewhere_now_has_moved_but_a_report_to_come_has_not(tmp_path: Path) -> None:
    plan = "# P\n\n- [x] A1: Create `src/check_run.py`.\n- [ ] A2: Write `plans/P-1/reports/2025-01-02/found.md`.\n"
    files = {"tests/check_run.py": "", "plans/P-1/reports/2025-01-01/found.md": "# F\n", "plans/P-1/plan.md": plan}
    graph = plan_graph(tmp_path, files)
    assert node(graph, "Artifact", "src/check_run.py").properties["moved_to"] == "tests/check_run.py"
    assert "moved_to" not in node(graph, "Artifact", "plans/P-1/reports/2025-01-02/found.md").properties


def test_a_short_path_means_what_its_line_its_heading_or_else_one_section_names_and_nothing_where_several_do(tmp_path: Path) -> None:
    plan = """# P-1

## A

- Run `a/train.py` first.
- Then `train.py:1`.
- Also `b/train.py`.

## B

- Look at `train.py:2`.
- As `b/train.py` does, by `train.py:3`.

## C

`a/infer.py` and more.

### C.1

- See `infer.py:4`.

## D

- See `train.py:5`.
"""
    graph = plan_graph(tmp_path, {"plans/P-1/plan.md": plan, "a/train.py": CODE, "b/train.py": CODE, "a/infer.py": CODE, "b/infer.py": CODE})
    found = {r.properties["cited_line"]: r.end.id for r in links(graph, "CITES") if r.properties.get("cited_line")}
    assert found == {1: "a/train.py", 2: "b/train.py", 3: "b/train.py", 4: "a/infer.py"}


def test_a_path_of_a_command_is_what_the_next_short_one_means_though_neither_file_is_there(tmp_path: Path) -> None:
    plan = """# P-1

- Reads `torch_app/train.py` first.

## Phase A

| ID | Task | State | Guidance |
| --- | --- | --- | --- |
| A1 | Look | [ ] | Use `rg "add_argument" torch_app/train.py other/unsaid.py`. |
| A2 | Map | [ ] | Inspect `main()` (`train.py:3-9`) and `unsaid.py:4`. |
| A3 | Compare | [ ] | Review `scripts/train.py`. |
"""
    graph = plan_graph(tmp_path, {"plans/P-1/plan.md": plan})
    assert {r.properties["cited_line"]: r.end.id for r in links(graph, "CITES", "A2") if r.properties.get("cited_line")} == {
        3: "torch_app/train.py", 4: "unsaid.py",
    }  # fmt: skip


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


LONG = "\n".join([
    "from rates import base_rate", *("filler = other_thing" for _ in range(60)), "def decay(step):", "    if step > warm_up:", "        return base_rate * 2",
    "    return first_rate(step)", *("filler = other_thing" for _ in range(60)), "",
])  # fmt: skip


@pytest.mark.parametrize(
    ("said", "verdict", "corrected"),
    [
        ("The rate halves in `decay()`; the loop calls `first_rate`.\n  Where: `src/run.py:65`", "live", None),  # a name that few lines show
        ("The loop is full of `other_thing`; see.\n  Where: `src/run.py:20`", "unchecked", None),  # a name that most lines show
        ("The loop calls `first_rate`; see.\n  Where: `src/run.py:20`", "unchecked", None),  # a name that stands elsewhere, far from the citation
        ("It says `return base_rate * 2`; see.\n  Where: `src/run.py:64`", "live", None),  # code as it is written
        ("About `decay`; see.\n  Where: `src/run.py:62-65`", "live", None),  # a definition that is the range
        ("Guarded by `if step > warm_up:` (`src/run.py:20`)", "drifted", 63),  # code as it is written, elsewhere
        ("Guarded by `if step > warm_up:` (`src/run.py:63`)", "live", None),
        ("Uses `base_rate` (`src/run.py:30`)", "drifted", 64),  # its use, not its import
    ],
)
def test_what_the_text_speaks_of_counts_beyond_chance(tmp_path: Path, said: str, verdict: str, corrected: int | None) -> None:
    graph = plan_graph(tmp_path, {"src/run.py": LONG, "plans/P-1/plan.md": f"- {said}.\n"})
    (cited,) = [r for r in links(graph, "CITES") if r.end.label == "Artifact"]
    assert (cited.properties["verdict"], cited.properties.get("corrected_line")) == (verdict, corrected)


@pytest.mark.parametrize(("length", "verdict"), [(20, "live"), (200, "unchecked")])
def test_a_line_that_merely_lies_in_a_long_definition_is_unchecked(tmp_path: Path, length: int, verdict: str) -> None:
    code = "def train(step):\n" + "".join(f"    call_{n}(step)\n" for n in range(length))
    graph = plan_graph(tmp_path, {"src/run.py": code, "plans/P-1/plan.md": "- What `train` folds in (`src/run.py:9`).\n"})
    (cited,) = links(graph, "CITES", end="src/run.py")
    assert cited.properties["verdict"] == verdict


def test_a_name_with_many_places_that_is_not_beside_the_citation_says_nothing(tmp_path: Path) -> None:
    plan = "- Here `other_thing` was copied many times over (`src/run.py:63`).\n"
    (cited,) = links(plan_graph(tmp_path, {"src/run.py": LONG, "plans/P-1/plan.md": plan}), "CITES", end="src/run.py")
    assert cited.properties["verdict"] == "unchecked"


def test_another_place_of_the_plan_says_what_is_cited(tmp_path: Path) -> None:
    plan = "- `decay` (`src/run.py:20-24`).\n\n## Evidence\n\n- `src/run.py:20-24`, `src/run.py:18-26`\n- `src/run.py:90-99`\n"
    graph = plan_graph(tmp_path, {"src/run.py": LONG, "plans/P-1/plan.md": plan})
    found = {(r.properties["line"], r.properties["cited_line"]): r.properties for r in links(graph, "CITES", end="src/run.py")}
    assert {k: (p["verdict"], p.get("corrected_line")) for k, p in found.items()} == {
        (1, 20): ("drifted", 62), (5, 20): ("drifted", 62), (5, 18): ("drifted", 60), (6, 90): ("unchecked", None),
    }  # fmt: skip
    assert str(found[5, 20]["reason"]).endswith("line 1 says what is cited")


def test_places_that_contradict_each_other_decide_nothing(tmp_path: Path) -> None:
    plan = "- `decay` (`src/run.py:20`).\n- `first_rate` (`src/run.py:20`).\n\n## Evidence\n\n- `src/run.py:20`\n"
    graph = plan_graph(tmp_path, {"src/run.py": LONG, "plans/P-1/plan.md": plan})
    assert {r.properties["line"]: r.properties["verdict"] for r in links(graph, "CITES", end="src/run.py")}[6] == "unchecked"


def test_history_follows_a_line_through_equal_ones_from_the_commit_that_cited_it(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    body = ["value = step()", "value = step()", "last_value = 3"]
    plan = "- `last_value` (`src/run.py:3`)\n- see `src/run.py:2`, `src/run.py:2-3`.\n"
    plan_graph(tmp_path, {"src/run.py": "\n".join([*body, ""]), "plans/P-1/plan.md": plan})
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "cite")
    plan_graph(tmp_path, {"src/run.py": "\n".join(["import os", "import re", *body, ""])})
    git(tmp_path, "commit", "-qam", "move")
    # The line of the plan is written anew after the code moved; the citation is as old as before.
    plan_graph(tmp_path, {"plans/P-1/plan.md": plan.replace("see", "see also")})
    git(tmp_path, "commit", "-qam", "say also")
    graph = plan_graph(tmp_path)
    found = {r.properties.get("cited_end_line"): r.properties for r in links(graph, "CITES", end="src/run.py") if r.properties["line"] == 2}
    assert {k: (p["verdict"], p["corrected_line"]) for k, p in found.items()} == {None: ("drifted", 4), 3: ("drifted", 4)}


def test_a_line_that_was_deleted_is_dead(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    plan_graph(tmp_path, {"src/run.py": CODE, "plans/P-1/plan.md": "- see `src/run.py:9`\n- `second()` (`src/run.py:8`)\n"})
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "one")
    graph = plan_graph(tmp_path, {"src/run.py": CODE.replace("    value = 2\n", "")})
    (cited,) = [r for r in links(graph, "CITES", end="src/run.py") if r.properties["line"] == 1]
    assert (cited.properties["verdict"], cited.properties["reason"]) == ("dead", "the cited line is gone; it was: value = 2")


@pytest.mark.parametrize(
    ("also", "verdict"),
    [
        ("- `first()` (`src/run.py:8`)\n", "unchecked"),  # stale when it was committed, as its sister is
        ("", "unchecked"),  # nothing says whether it was true
        ("- `second()` (`src/run.py:8`)\n", "drifted"),
        ("- `first()` (`src/run.py:8`)\n- `second()` (`src/run.py:8`)\n", "unchecked"),
    ],
)
def test_what_stood_at_the_lines_counts_only_where_citations_of_that_commit_held(tmp_path: Path, also: str, verdict: str) -> None:
    git(tmp_path, "init", "-q")
    plan_graph(tmp_path, {"src/run.py": CODE, "plans/P-1/plan.md": f"# P\n\n- see `src/run.py:9`\n{also}"})
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "port")
    graph = plan_graph(tmp_path, {"src/run.py": f"# more\n# more\n# more\n{CODE}"})
    (cited,) = [r for r in links(graph, "CITES", end="src/run.py") if r.properties["line"] == 3]
    assert cited.properties["verdict"] == verdict
    assert cited.properties.get("corrected_line") == (12 if verdict == "drifted" else None)
    if verdict == "unchecked":
        assert str(cited.properties["reason"]).endswith("when this was written it was: value = 2, which is now line 12")


def test_what_the_cited_lines_held_is_followed_where_it_went(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    used = "a = rate_of(1)\nb = rate_of(2)\nc = rate_of(3)\n"
    plan = "- The second is `rate_of` (`src/run.py:2`).\n- Also `rate_of` came up, and far from it is told of line `src/run.py:1`.\n"
    plan_graph(tmp_path, {"src/run.py": used, "plans/P-1/plan.md": plan})
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "cite")
    graph = plan_graph(tmp_path, {"src/run.py": f"x = rate_of(0)\n{used}"})
    found = {r.properties["line"]: r.properties for r in links(graph, "CITES", end="src/run.py")}
    # Both lines hold the name still, but not the use that was meant.
    assert [(p["verdict"], p.get("corrected_line")) for p in found.values()] == [("drifted", 3), ("drifted", 2)]


def test_a_name_that_only_now_stands_at_the_lines_says_nothing(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    plan = "- The value `rate_of` was said to come from elsewhere, as of `src/run.py:2`.\n"
    plan_graph(tmp_path, {"src/run.py": "a = 1\nb = 2\nc = rate_of(3)\n", "plans/P-1/plan.md": plan})
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "cite")
    (cited,) = links(plan_graph(tmp_path, {"src/run.py": "a = 1\nc = rate_of(3)\n"}), "CITES", end="src/run.py")
    assert cited.properties["verdict"] == "unchecked"


@pytest.mark.parametrize(
    ("lines", "verdict", "corrected"),
    [("4-11", "live", None), ("6-11", "live", None), ("1-9", "drifted", 4), ("9-20", "drifted", 4), ("2-12", "live", None), ("3-9", "live", None)],
)
def test_a_range_behind_a_name_is_its_definition_or_part_of_it(tmp_path: Path, lines: str, verdict: str, corrected: int | None) -> None:
    code = "import os\n\n\ndef load(path):\n" + "".join(f"    step_{n}(path)\n" for n in range(8)) + "\n\n" + "done = 1\n" * 9
    graph = plan_graph(tmp_path, {"src/run.py": code, "plans/P-1/plan.md": f"- `load()` (`src/run.py:{lines}`)\n"})
    (cited,) = links(graph, "CITES", end="src/run.py")
    assert (cited.properties["verdict"], cited.properties.get("corrected_line")) == (verdict, corrected)


SPREAD = "\n".join([
    '"""About step_size."""', "import os", "", "", "def load(path):", "    # step_size goes here", "    size_of = path",
    *("    other_call(path)" for _ in range(8)), "    return size_of", "", "", "def save(path):", *("    rate_of(path)" for _ in range(9)),
    "    total = sum_of([first, last], axis=1)", "    return size_of", "", "", "class Box:", "    step_size = 3", "", "", "held = Box(1), Box(2)", "",
])  # fmt: skip


@pytest.mark.parametrize(
    ("said", "verdict", "corrected"),
    [
        ("Into `size_of` (`src/run.py:1-2`: `sum_of([first, last], axis=1)`)", "drifted", 29),  # the code behind says more than the name before
        ("`load` + `save` (`src/run.py:30-36`)", "drifted", 5),  # a range that holds both begins with the first
        ("`src/run.py:30-36` (`save`/`load`)", "drifted", 5),
        ("The default of `step_size` (`src/run.py:6`)", "drifted", 34),  # a comment that names what is defined elsewhere
        ("A `Box` is made by hand (`src/run.py:20-24`)", "unchecked", None),  # used as well as defined: which is meant?
        ("It calls `rate_of` (`src/run.py:3`)", "unchecked", None),  # nine lines do
        ("All but `size_of` stay. Made at src/run.py:1-3 (by hand)", "unchecked", None),  # a sentence of its own
    ],
)
def test_what_a_sentence_says_of_the_lines(tmp_path: Path, said: str, verdict: str, corrected: int | None) -> None:
    graph = plan_graph(tmp_path, {"src/run.py": SPREAD, "plans/P-1/plan.md": f"- {said}.\n"})
    (cited,) = links(graph, "CITES", end="src/run.py")
    assert (cited.properties["verdict"], cited.properties.get("corrected_line")) == (verdict, corrected)


def test_of_several_places_behind_one_name_each_may_be_another_than_its_definition(tmp_path: Path) -> None:
    plan = "- Only by `save` (`src/run.py:20,29`).\n- Only by `load` (`src/run.py:21,28`).\n"
    cited = links(plan_graph(tmp_path, {"src/run.py": SPREAD, "plans/P-1/plan.md": plan}), "CITES", end="src/run.py")
    assert [(r.properties["line"], r.properties["cited_line"], r.properties["verdict"]) for r in cited] == [
        (1, 20, "live"), (1, 29, "live"), (2, 21, "unchecked"), (2, 28, "unchecked"),
    ]  # fmt: skip


@pytest.mark.parametrize(("beside", "verdict"), [("`save` (`src/run.py:16`)", "unchecked"), ("`save` (`src/run.py:19`)", "live"), ("`save` saves", "live")])
def test_a_name_at_the_lines_is_no_proof_where_all_around_has_moved(tmp_path: Path, beside: str, verdict: str) -> None:
    plan = f"- {beside}.\n- Calls `rate_of` (`src/run.py:20`).\n"
    found = {r.properties["cited_line"]: r for r in links(plan_graph(tmp_path, {"src/run.py": SPREAD, "plans/P-1/plan.md": plan}), "CITES", end="src/run.py")}
    assert found[20].properties["verdict"] == verdict
