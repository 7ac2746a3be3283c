"""Everything that tells two programs apart, from their flags to their config fields."""

from __future__ import annotations

from dataclasses import dataclass, replace

from knobgraph_ingest.parity.counterpart import Counterpart, counterparts
from knobgraph_ingest.parity.field_comparison import FieldCounterpart, field_counterparts, field_gaps
from knobgraph_ingest.parity.gap import KINDS, SEVERITIES, Gap
from knobgraph_ingest.parity.meaning_gaps import meaning_gaps
from knobgraph_ingest.parity.missing_gaps import missing_gaps
from knobgraph_ingest.parity.naming import Aliases
from knobgraph_ingest.parity.program import STRENGTH, ComparedFlag, Program
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
    left, right = _with_canonical_fields(_with_aliases(left, aliases), _with_aliases(right, aliases))
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


def _with_aliases(program: Program, aliases: Aliases) -> Program:
    """Return the program with one more destination for each field that has an alias: what it stands for."""
    stands_for = {d: aliases.of_field(f) for d, f in program.destinations.items()}
    if not any(stands_for.values()):
        return program
    destinations = dict(program.destinations)
    for name, meanings in stands_for.items():
        destinations.update({m: replace(program.destinations[name], id=m, canonical=True) for m in meanings})

    def extended(flag: ComparedFlag) -> ComparedFlag:
        reaches = dict(flag.reaches)
        for name, reach in sorted(flag.reaches.items()):
            for meaning in stands_for.get(name, ()):
                present = reaches.get(meaning)
                if present is None or STRENGTH[reach.kind] < STRENGTH[present.kind]:
                    reaches[meaning] = reach
        return replace(flag, reaches=reaches)

    return replace(program, flags=tuple(map(extended, program.flags)), destinations=destinations)
