"""Everything that tells two programs apart, from their flags to their config fields."""

from __future__ import annotations

from dataclasses import dataclass, replace

from knobgraph_ingest.parity.counterpart import Counterpart, counterparts
from knobgraph_ingest.parity.field_comparison import FieldCounterpart, field_counterparts, field_gaps
from knobgraph_ingest.parity.gap import KINDS, SEVERITIES, Gap
from knobgraph_ingest.parity.meaning_gaps import meaning_gaps
from knobgraph_ingest.parity.missing_gaps import missing_gaps
from knobgraph_ingest.parity.naming import Aliases
from knobgraph_ingest.parity.program import Program
from knobgraph_ingest.parity.supply_gaps import supply_gaps
from knobgraph_ingest.parity.value_gaps import value_gaps


@dataclass(frozen=True, slots=True)
class Comparison:
    """The counterparts of two programs and every gap between them, the gravest first."""

    left: Program
    right: Program
    counterparts: tuple[Counterpart, ...]
    fields: tuple[FieldCounterpart, ...]
    gaps: tuple[Gap, ...]


def compare(left: Program, right: Program, aliases: Aliases) -> Comparison:
    """Return the comparison of two programs; swapping them swaps the sides of every row and nothing else."""
    left, right = _with_canonical_fields(left, right)
    found = counterparts(left, right, aliases)
    fields = field_counterparts(left, right, aliases)
    gaps: list[Gap] = []
    for pair in found:
        if pair.fact:
            gaps += [*value_gaps(pair, left, right), *meaning_gaps(pair, left, right)]
    gaps += missing_gaps(left, right, found, mirrored=False)
    gaps += missing_gaps(right, left, found, mirrored=True)
    gaps += supply_gaps(left, right, found)
    gaps += field_gaps(left, right, fields)
    gaps.sort(key=lambda g: (SEVERITIES.index(g.severity), KINDS.index(g.kind), g.subject))
    return Comparison(left, right, tuple(found), tuple(fields), tuple(gaps))


def _with_canonical_fields(left: Program, right: Program) -> tuple[Program, Program]:
    """Return the programs as they are, or, where nothing is canonical, with the fields that flags of both set taken as such."""
    if any(f.canonical for p in (left, right) for f in p.destinations.values()):
        return left, right
    shared = {d for f in left.flags for d, r in f.reaches.items() if r.kind != "controls"}
    shared &= {d for f in right.flags for d, r in f.reaches.items() if r.kind != "controls"}

    def marked(program: Program) -> Program:
        return replace(program, destinations={d: replace(f, canonical=d in shared) for d, f in program.destinations.items()})

    return marked(left), marked(right)
