"""Runs all entry points of a repository, in several processes where that pays."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor

from knobgraph_ingest.deep_stack import with_deep_stack
from knobgraph_ingest.discovery import EntryPointSite, Problem, Repository
from knobgraph_ingest.entry_point_order import longest_first
from knobgraph_ingest.entry_point_run import run_entry_point
from knobgraph_ingest.interpreter.budget import Budget
from knobgraph_ingest.interpreter.importing import Importer
from knobgraph_ingest.interpreter.lineage import Lineage
from knobgraph_ingest.interpreter.machine import Machine
from knobgraph_ingest.interpreter.module_files import ModuleFiles
from knobgraph_ingest.registry import load_models
from knobgraph_ingest.source_tree import SourceTree
from knobgraph_ingest.surface import SurfaceTable

FEW_ENTRY_POINTS = 8
FEW_LINES = 20_000
Progress = Callable[[str, int, int], None]


def run_entry_points(
    repository: Repository,
    surfaces: SurfaceTable,
    tree: SourceTree,
    budget: Budget | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
    meanwhile: Callable[[], None] | None = None,
) -> tuple[Lineage, list[Problem], tuple[EntryPointSite, ...]]:
    """Return what running every entry point recorded, the same for any number of processes, what could not be read, and the entry points that count.

    A function that nothing seemed to call counts only where it declares a flag that the run of no other entry point met. `jobs` is the
    number of processes; None takes one a core, and only one for a small repository. `meanwhile` is called while other processes run, if any do.
    """
    total = len(repository.entry_points)
    small = total < FEW_ENTRY_POINTS or repository.lines < FEW_LINES
    workers = min(jobs if jobs is not None else 1 if small else os.cpu_count() or 1, max(total, 1))
    worker = Worker(repository, surfaces, tree, budget)
    results = _here(worker, total) if workers == 1 else _elsewhere(worker, longest_first(repository, worker.files, tree), workers, meanwhile)
    lineage = Lineage()
    problems: dict[Problem, None] = {}
    counting: list[EntryPointSite] = []
    for done, site in enumerate(repository.entry_points):
        if progress is not None:
            progress(site.name, done, total)
        found, unread = next(results)
        problems.update(dict.fromkeys(unread))
        if site.kind == "function" and _declared(found) <= _declared(lineage):
            continue
        counting.append(site)
        lineage.merge(found)
    return lineage, list(problems), tuple(counting)


def _declared(lineage: Lineage) -> set[tuple[str, int, tuple[str, ...]]]:
    return {(flag.path, flag.line, flag.names) for flag in lineage.flags.values()}


class Worker:
    """Runs entry points of one repository, each as if it were the only one; they share only what is read of the files."""

    def __init__(self, repository: Repository, surfaces: SurfaceTable, tree: SourceTree, budget: Budget | None) -> None:
        self._repository = repository
        self._tree = tree
        self.files = ModuleFiles(repository.modules)
        self._surfaces = surfaces
        self._budget = budget

    def _machine(self) -> Machine:
        return Machine(Importer(self.files, self._tree.parse, self._repository.groups, self._tree.text), load_models(), self._surfaces, self._budget)

    def prepare(self) -> None:
        """Read all files."""
        for module in self._repository.modules:
            self._tree.parse(module.path)
        self._tree.problems = []

    def run(self, number: int) -> tuple[Lineage, list[Problem]]:
        """Return what the entry point of this number recorded, and the files that could not be read for it."""
        found = run_entry_point(self._repository.entry_points[number], self._tree, self._machine)
        problems, self._tree.problems = self._tree.problems, []
        return found, problems

    def __reduce__(self) -> tuple[type[Worker], tuple[Repository, SurfaceTable, SourceTree, Budget | None]]:
        """Return what makes an equal one in another process, which reads the files itself."""
        return Worker, (self._repository, self._surfaces, SourceTree(self._repository.root, self._repository.files), self._budget)


def _here(worker: Worker, total: int) -> Iterator[tuple[Lineage, list[Problem]]]:
    for number in range(total):
        yield with_deep_stack(lambda n=number: worker.run(n))  # type: ignore[misc]  # mypy cannot infer a lambda with a default


_worker: Worker | None = None


def _start(worker: Worker) -> None:
    global _worker  # noqa: PLW0603 - one worker a process, made when the process starts
    _worker = worker


def _run(number: int) -> tuple[Lineage, list[Problem]]:
    worker = _worker
    assert worker is not None
    return with_deep_stack(lambda: worker.run(number))


def _elsewhere(worker: Worker, order: Sequence[int], workers: int, meanwhile: Callable[[], None] | None) -> Iterator[tuple[Lineage, list[Problem]]]:
    # A copy of this process has read all files already; but one that has threads may stall when it is copied.
    copied = sys.platform == "linux" and threading.active_count() == 1
    if copied:
        worker.prepare()
        gc.freeze()  # else the copies' search for cycles would touch, and so copy, all that they share
    with ProcessPoolExecutor(workers, multiprocessing.get_context("fork" if copied else "spawn"), _start, (worker,)) as pool:
        pending: dict[int, Future[tuple[Lineage, list[Problem]]]] = {n: pool.submit(_run, n) for n in order}
        if copied:
            gc.unfreeze()
        try:
            if meanwhile is not None:
                meanwhile()
            for number in sorted(order):
                yield pending.pop(number).result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)
