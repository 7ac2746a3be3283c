"""Running entry points in several processes changes nothing of what is found."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from knobgraph_graph.fact import Node, NodeKey, PropertyGraph
from knobgraph_ingest.assembly import assemble
from knobgraph_ingest.contribution import Reading
from knobgraph_ingest.declared_surfaces import declared_surfaces
from knobgraph_ingest.deep_stack import with_deep_stack
from knobgraph_ingest.discovery import Repository, discover
from knobgraph_ingest.entry_point_runs import Worker, run_entry_points
from knobgraph_ingest.ingestion import ingest
from knobgraph_ingest.interpreter.lineage import Lineage
from knobgraph_ingest.profile import own_profile
from knobgraph_ingest.source_facts import SourceFacts
from knobgraph_ingest.source_tree import SourceTree

EXAMPLE = Path(__file__).parents[2] / "examples" / "tides"
CASES = Path(__file__).parents[1] / "cases"
SEVERAL = ("hydra", "jsonargparse", "knob_workflow", "module_read_after_change", "reached_by_name", "shared_flow_conditions", "uncalled_starts")
ROOTS = [EXAMPLE, *(CASES / name / "repo" for name in SEVERAL)]


def without_time(graph: PropertyGraph) -> PropertyGraph:
    def timeless(node: Node) -> Node:
        return Node(node.key, {k: v for k, v in node.properties.items() if k != "ingested_at"})

    return replace(graph, nodes=tuple(timeless(n) for n in graph.nodes))


def recorded(repository: Repository, order: Iterable[int]) -> dict[int, Lineage]:
    worker = Worker(repository, declared_surfaces(own_profile(repository.root)), SourceTree(repository.root), None)
    return {number: with_deep_stack(lambda n=number: worker.run(n))[0] for number in order}  # type: ignore[misc]  # mypy cannot infer a lambda with a default


def graph_of(repository: Repository, found: dict[int, Lineage]) -> PropertyGraph:
    lineage = Lineage()
    for _, one in sorted(found.items()):
        lineage.merge(one)
    return without_time(assemble(Reading(repository, lineage, SourceFacts(repository, own_profile(repository.root)))))


@pytest.mark.parametrize("root", [EXAMPLE, CASES / "module_read_after_change" / "repo"], ids=lambda r: r.parent.name)
def test_the_number_of_processes_does_not_change_the_graph(root: Path) -> None:
    one, two = (without_time(ingest(root, jobs=n).graph) for n in (1, 2))
    assert any(n.key.label == "Flag" for n in one.nodes)
    assert one == two


def as_text(graph: PropertyGraph) -> str:
    return "\n".join(str(fact) for fact in (*graph.nodes, *graph.relationships) if "ingested_at" not in str(fact))


@pytest.mark.parametrize("threads", [False, True], ids=["copied", "started"])
def test_a_process_that_has_threads_finds_the_same_as_one_that_has_none(threads: bool, tmp_path: Path) -> None:
    script, found = tmp_path / "run.py", tmp_path / "found.txt"
    script.write_text(
        f"""
import sys, threading
from pathlib import Path
sys.path.insert(0, {str(Path(__file__).parent)!r})
from test_entry_point_runs import EXAMPLE, as_text, ingest

if __name__ == "__main__":
    done = threading.Event()
    if {threads}:
        threading.Thread(target=done.wait).start()
    Path({str(found)!r}).write_text(as_text(ingest(EXAMPLE, jobs=2).graph))
    done.set()
""",
        encoding="utf-8",
    )
    subprocess.run([sys.executable, str(script)], check=True, timeout=300)
    expected = as_text(ingest(EXAMPLE, jobs=1).graph)
    assert "--" in expected
    assert found.read_text(encoding="utf-8") == expected


@pytest.mark.parametrize("root", ROOTS, ids=lambda r: r.parent.name)
def test_what_an_entry_point_does_is_the_same_whichever_ran_before_it(root: Path) -> None:
    repository = discover(root)
    numbers = range(len(repository.entry_points))
    assert len(numbers) > 1
    alone = {n: recorded(repository, [n])[n] for n in numbers}
    for order in (numbers, reversed(numbers)):
        together = recorded(repository, order)
        assert all(graph_of(repository, {n: together[n]}) == graph_of(repository, {n: alone[n]}) for n in numbers)
        assert graph_of(repository, together) == graph_of(repository, alone)


def test_node_keys_are_equal_and_hash_alike_after_a_journey_between_processes() -> None:
    import pickle

    key = NodeKey("Flag", "tool.py#--rate")
    assert pickle.loads(pickle.dumps(key)) == key
    assert hash(pickle.loads(pickle.dumps(key))) == hash(key)


def test_other_work_is_done_once_while_other_processes_run() -> None:
    repository, done = discover(EXAMPLE), list[int]()
    for jobs in (1, 2):
        run_entry_points(repository, declared_surfaces(own_profile(EXAMPLE)), SourceTree(EXAMPLE), jobs=jobs, meanwhile=lambda n=jobs: done.append(n))  # type: ignore[misc]
    assert done == [2]
