"""Comparing is symmetric, and a program has no gap to itself."""

from __future__ import annotations

from hypothesis import given, settings

from knobgraph_ingest.parity.comparison import Comparison, compare
from knobgraph_ingest.parity.gap import KINDS, SEVERITIES, Gap
from knobgraph_ingest.parity.naming import Aliases
from knobgraph_ingest.parity.program import Program
from knobgraph_ingest.profile import parse_profile
from tests.ingest.parity.program_strategy import programs

NO_ALIASES = Aliases(parse_profile(""))
ALIASES = Aliases(parse_profile('[[aliases]]\ncanonical = "steps"\nnames = ["--steps", "--rate", "Fit.epochs", "Run.plot"]\n'))


def said(gap: Gap, *, mirrored: bool = False) -> tuple[object, ...]:
    sides = ((gap.left, gap.left_says), (gap.right, gap.right_says))
    (a, x), (b, y) = sides[::-1] if mirrored else sides
    return gap.kind, gap.severity, a.id if a else None, b.id if b else None, x, y, gap.destination


def pairs(comparison: Comparison, *, mirrored: bool = False) -> set[tuple[str, ...]]:
    flags = {(p.left.id, p.right.id, p.by, str(p.fact), p.evidence) for p in comparison.counterparts}
    fields = {(p.left.id, p.right.id, p.by, "field", p.evidence) for p in comparison.fields}
    return {(b, a, *rest) for a, b, *rest in flags | fields} if mirrored else flags | fields


@settings(max_examples=50, deadline=None)
@given(programs("left"), programs("right"))
def test_swapping_the_sides_swaps_the_sides_of_every_row_and_nothing_else(left: Program, right: Program) -> None:
    for aliases in (NO_ALIASES, ALIASES):
        there, back = compare(left, right, aliases), compare(right, left, aliases)
        assert pairs(there) == pairs(back, mirrored=True)
        assert sorted(map(repr, map(said, there.gaps))) == sorted(repr(said(g, mirrored=True)) for g in back.gaps)


@settings(max_examples=50, deadline=None)
@given(programs("only"))
def test_a_program_has_no_gap_to_itself(program: Program) -> None:
    assert compare(program, program, NO_ALIASES).gaps == ()


@settings(max_examples=50, deadline=None)
@given(programs("left"), programs("right"))
def test_every_flag_is_in_a_fact_or_missing_on_the_other_side(left: Program, right: Program) -> None:
    found = compare(left, right, NO_ALIASES)
    for program, side in ((left, "left"), (right, "right")):
        partnered = {getattr(p, side).id for p in found.counterparts if p.fact}
        missing = {getattr(g, side).id for g in found.gaps if g.kind == "missing" and getattr(g, side) is not None}
        assert partnered | missing == {f.id for f in program.flags if not f.negates}
        assert not partnered & missing


@settings(max_examples=50, deadline=None)
@given(programs("left"), programs("right"))
def test_rows_are_ordered_by_severity_and_each_advises_in_one_sentence(left: Program, right: Program) -> None:
    gaps = compare(left, right, ALIASES).gaps
    assert [SEVERITIES.index(g.severity) for g in gaps] == sorted(SEVERITIES.index(g.severity) for g in gaps)
    assert all(g.kind in KINDS and g.recommendation.endswith(".") for g in gaps)
