"""From a repository's root to its property graph: find, run each entry point symbolically, assemble."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from pathlib import Path

from knobgraph_graph.collection_pause import collection_pause
from knobgraph_graph.fact import PropertyGraph
from knobgraph_ingest.assembly import assemble
from knobgraph_ingest.contribution import Reading, load_contributions
from knobgraph_ingest.discovery import Problem, discover
from knobgraph_ingest.entry_point_runs import Progress, run_entry_points
from knobgraph_ingest.interpreter.budget import Budget
from knobgraph_ingest.interpreter.lineage import Bound
from knobgraph_ingest.profile import Profile, own_profile
from knobgraph_ingest.registry import load_starters
from knobgraph_ingest.source_facts import SourceFacts


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


def ingest(
    root: Path, profile: Profile | None = None, *, budget: Budget | None = None, jobs: int | None = None, progress: Progress | None = None
) -> IngestResult:
    """Return the property graph of the Python repository at `root`; its code is never imported or run.

    `profile` declares what cannot be read from the code; None takes the `knobgraph.toml` of the repository, if it has one. `jobs` is the
    number of processes, None for one a core where that pays. `progress` is called with what is being done, how many entry points are done
    and how many there are.

    Raises:
        NotAPythonRepository: there is no Python code at `root`.
        ProfileError: the repository's own profile cannot be used.
    """
    with collection_pause():  # trees, texts and the graph live until the end and hold no cycles
        return _ingest(root, profile, budget, jobs, progress)


def _ingest(root: Path, profile: Profile | None, budget: Budget | None, jobs: int | None, progress: Progress | None) -> IngestResult:
    started = time.monotonic()
    declared = profile if profile is not None else own_profile(root)
    repository = discover(root, exclude=declared.exclude.paths, starters=load_starters())
    repository = replace(repository, entry_points=tuple(s for s in repository.entry_points if s.name not in declared.exclude.entry_points))
    facts = SourceFacts(repository, declared)
    if jobs != 1:
        facts.begin()

    def meanwhile() -> None:
        load_contributions()
        facts.read_ahead()

    lineage, unread, counting = run_entry_points(repository, facts.surfaces, facts.tree, budget, jobs, progress, meanwhile)
    repository = replace(repository, entry_points=counting)
    total = len(repository.entry_points)
    if progress is not None:
        progress("assembling the graph", total, total)
    graph = assemble(Reading(repository, lineage, facts))
    report = IngestReport(
        files=len(repository.modules),
        lines=repository.lines,
        entry_points=total,
        flags=len(lineage.flags),
        seconds=time.monotonic() - started,
        problems=(*repository.problems, *unread),
        bounds=tuple(lineage.bounds),
    )
    return IngestResult(graph, report)
