"""Work beside a process gives what it gives in the process; run in processes of their own, for pytest's has threads."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from knobgraph_ingest.aside import Aside

EXAMPLE = Path(__file__).parents[2] / "examples" / "tides"
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux copies processes cheaply")
SAME_GRAPH = f"""
from dataclasses import replace
from pathlib import Path
from knobgraph_graph.fact import Node
from knobgraph_ingest import aside, assembly, source_facts
from knobgraph_ingest.ingestion import ingest

made = []
def noted(work, *, pays):
    found = Aside(work, pays=pays)
    made.append(found._answer is not None)
    return found
Aside = aside.Aside
assembly.Aside = source_facts.Aside = noted

def graph():
    found = ingest(Path({str(EXAMPLE)!r})).graph
    return replace(found, nodes=tuple(Node(n.key, {{k: v for k, v in n.properties.items() if k != "ingested_at"}}) for n in found.nodes))

here = graph()
assert made == [False, False], made
assembly.MANY_RELATIONSHIPS = source_facts.MANY_LINES = 0
assert graph() == here
assert made[2:] == [True, True], made
assert any(n.key.label == "Gap" for n in here.nodes) and any("mode" in n.properties for n in here.nodes)
"""


def run(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr


def test_work_that_does_not_pay_is_done_here_and_not_before_it_is_asked_for() -> None:
    done: list[int] = []
    aside = Aside(lambda: done.append(os.getpid()), pays=False)
    assert done == []
    aside.result()
    assert done == [os.getpid()]


@ON_LINUX
def test_work_that_pays_is_done_in_a_copy_of_the_process() -> None:
    run("import os; from knobgraph_ingest.aside import Aside; assert Aside(os.getpid, pays=True).result() != os.getpid()")


@ON_LINUX
def test_what_a_copy_could_not_do_is_done_here() -> None:
    dies = "os.getpid() if os.getpid() == here else os._exit(1)"
    run(f"import os; from knobgraph_ingest.aside import Aside; here = os.getpid(); assert Aside(lambda: {dies}, pays=True).result() == here")


@ON_LINUX
def test_the_graph_is_the_same_wherever_its_parts_are_made() -> None:
    run(SAME_GRAPH)
