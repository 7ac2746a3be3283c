"""All knobs of a repository, each once: what the interpreter reached first, then what only the source tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pathspec

from knobgraph_ingest.contribution import Reading
from knobgraph_ingest.discovery.repository import TESTS
from knobgraph_ingest.knobs.bridge_default import bridge_knobs
from knobgraph_ingest.knobs.constant_argument import constant_knobs
from knobgraph_ingest.knobs.docstring_entry import comment_on
from knobgraph_ingest.knobs.dormant_argument import dormant_knobs
from knobgraph_ingest.knobs.environment_variable import environment_knobs
from knobgraph_ingest.knobs.found_knob import FoundKnob
from knobgraph_ingest.knobs.resolved_call import ResolvedCode
from knobgraph_ingest.knobs.surface_argument import as_python, reached_knobs, unset_knobs, written_knobs, written_switches
from knobgraph_ingest.knobs.surface_site import SurfaceSite
from knobgraph_ingest.knobs.workflow_parameter import workflow_knobs
from knobgraph_ingest.surface import SurfaceTable


def knob_catalog(reading: Reading) -> dict[str, FoundKnob]:
    """Return every knob by its id; tests are no place where a program is steered from."""
    tests = pathspec.GitIgnoreSpec.from_lines(TESTS)
    paths = frozenset(m.path for m in reading.repository.modules if not tests.match_file(m.path))
    code = reading.facts.code
    sites = [s for s in reading.facts.surface_sites if s.call.path in paths]
    found: dict[str, FoundKnob] = {}
    for knob in _all(reading, reading.facts.surfaces, code, sites, paths):
        known = found.get(knob.id)
        found[knob.id] = knob if known is None else _completed(known, knob)
    for knob in unset_knobs(sites, list(found.values())):
        found.setdefault(knob.id, knob)
    return {k: _explained(v, reading) for k, v in found.items()}


def _all(reading: Reading, table: SurfaceTable, code: ResolvedCode, sites: list[SurfaceSite], paths: frozenset[str]) -> Iterator[FoundKnob]:
    scripts = frozenset(s.path for s in reading.repository.entry_points)
    yield from (k for k in reached_knobs(reading, table) if k.path in paths)
    yield from written_knobs(sites, reading.tree)
    yield from (k for k in written_switches(code, table, reading.tree) if k.path in paths)
    yield from environment_knobs(reading, code, table, paths)
    yield from bridge_knobs(code, reading.lineage, reading.tree, paths)
    yield from constant_knobs(code, reading.tree, paths)
    yield from workflow_knobs(code, reading.tree, scripts, reading.profile.knobs.workflows, paths)
    yield from dormant_knobs(sites, reading.tree)


def _completed(known: FoundKnob, more: FoundKnob) -> FoundKnob:
    """Return a knob found twice: the first find stands, the second fills what it leaves open."""
    if more.binding == "commented out":
        return known
    return replace(known, value=more.value if known.value is None or known.value == as_python(known.constant) else known.value, line=more.line or known.line)


def _explained(knob: FoundKnob, reading: Reading) -> FoundKnob:
    if knob.purpose or knob.binding == "default":
        return knob
    places = (s.partition(" ")[0].rpartition(":") for s in knob.sites) if knob.kind == "constant" else ((knob.path, "", knob.line),)
    lines = [reading.tree.text_at(path, int(line)) for path, _, line in places]
    return replace(knob, purpose=next((c for line in lines if (knob.kind != "constant" or _speaks_of(line, knob)) and (c := comment_on(line))), None))


def _speaks_of(line: str, knob: FoundKnob) -> bool:
    """Whether a comment beside an argument is about it: one beside an argument that holds the whole call is about that."""
    code = line.partition("  #")[0].partition(" #")[0].rstrip()
    return not code.endswith(",") or code.startswith((f"{knob.parameter}=", f"{knob.parameter} =", str(knob.value)))
