"""From a repository's root to its property graph: find, run each entry point symbolically, assemble."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from knobgraph_graph.fact import PropertyGraph
from knobgraph_ingest.assembly import assemble
from knobgraph_ingest.contribution import Reading
from knobgraph_ingest.discovery import Problem, Repository, discover
from knobgraph_ingest.entry_point_run import run_entry_point
from knobgraph_ingest.interpreter.importing import Importer
from knobgraph_ingest.interpreter.lineage import Bound
from knobgraph_ingest.interpreter.machine import Budget, Machine
from knobgraph_ingest.registry import load_models
from knobgraph_ingest.source_tree import SourceTree

STACK_BYTES = 768 * 1024 * 1024
RECURSION = 150_000
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What an ingest read, found and had to pass over."""

    files: int
    lines: int
    entry_points: int
    flags: int
    seconds: float
    problems: tuple[Problem, ...]
    bounds: tuple[Bound, ...]


@dataclass(frozen=True, slots=True)
class IngestResult:
    """The graph of a repository and the report of how it came to be."""

    graph: PropertyGraph
    report: IngestReport


def ingest(root: Path, *, budget: Budget | None = None, progress: Progress | None = None) -> IngestResult:
    """Return the property graph of the Python repository at `root`; its code is never imported or run.

    `progress` is called with what is being done, how many entry points are done and how many there are.

    Raises:
        NotAPythonRepository: there is no Python code at `root`.
    """
    started = time.monotonic()
    repository = discover(root)
    outcome: list[IngestResult] = []
    failure: list[BaseException] = []

    def work() -> None:
        try:
            outcome.append(_ingest(repository, budget, progress, started))
        except BaseException as error:  # noqa: BLE001 - carried over to the calling thread, which raises it
            failure.append(error)

    # The analysed program's calls nest on Python's own stack, which is only large enough in a thread made for it.
    previous = threading.stack_size(STACK_BYTES)
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(RECURSION)
    try:
        thread = threading.Thread(target=work, name="interpreter", daemon=True)
        thread.start()
        while thread.is_alive():
            thread.join(0.2)
    finally:
        threading.stack_size(previous)
        sys.setrecursionlimit(limit)
    if failure:
        raise failure[0]
    return outcome[0]


def _ingest(repository: Repository, budget: Budget | None, progress: Progress | None, started: float) -> IngestResult:
    tree = SourceTree(repository.root)
    machine = Machine(Importer(repository.modules, tree.parse), load_models(), budget)
    total = len(repository.entry_points)
    for done, site in enumerate(repository.entry_points):
        if progress is not None:
            progress(site.name, done, total)
        run_entry_point(machine, site, tree)
    if progress is not None:
        progress("assembling the graph", total, total)
    graph = assemble(Reading(repository, machine.lineage, machine.importer, tree))
    report = IngestReport(
        files=len(repository.modules),
        lines=repository.lines,
        entry_points=total,
        flags=len(machine.lineage.flags),
        seconds=time.monotonic() - started,
        problems=(*repository.problems, *tree.problems),
        bounds=tuple(machine.lineage.bounds),
    )
    return IngestResult(graph, report)
