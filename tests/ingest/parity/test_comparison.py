"""Comparing is symmetric, and a program has no gap to itself; each property is seen to fail where a fault is planted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import Phase, given, settings

from knobgraph_ingest.parity import comparison, missing_gaps, value_gaps
from knobgraph_ingest.parity.comparison import Comparison, compare
from knobgraph_ingest.parity.counterpart import Counterpart
from knobgraph_ingest.parity.gap import KINDS, SEVERITIES, Gap
from knobgraph_ingest.parity.naming import Aliases
from knobgraph_ingest.parity.program import Program
from knobgraph_ingest.profile import parse_profile
from tests.ingest.parity.program_strategy import programs

Property = Callable[[Program, Program], None]
Plant = Callable[[pytest.MonkeyPatch], None]

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


def swapping_the_sides_swaps_the_sides_of_every_row_and_nothing_else(left: Program, right: Program) -> None:
    for aliases in (NO_ALIASES, ALIASES):
        there, back = compare(left, right, aliases), compare(right, left, aliases)
        assert pairs(there) == pairs(back, mirrored=True)
        assert sorted(map(repr, map(said, there.gaps))) == sorted(repr(said(g, mirrored=True)) for g in back.gaps)


def a_program_has_no_gap_to_itself(program: Program, _: Program) -> None:
    assert compare(program, program, NO_ALIASES).gaps == ()


def every_flag_is_in_a_fact_or_missing_on_the_other_side(left: Program, right: Program) -> None:
    found = compare(left, right, NO_ALIASES)
    for program, side in ((left, "left"), (right, "right")):
        partnered = {getattr(p, side).id for p in found.counterparts if p.fact}
        missing = {getattr(g, side).id for g in found.gaps if g.kind == "missing" and getattr(g, side) is not None}
        assert partnered | missing == {f.id for f in program.flags if not f.negates}
        assert not partnered & missing


def rows_are_ordered_by_severity_and_each_advises_in_one_sentence(left: Program, right: Program) -> None:
    gaps = compare(left, right, ALIASES).gaps
    assert [SEVERITIES.index(g.severity) for g in gaps] == sorted(SEVERITIES.index(g.severity) for g in gaps)
    assert all(g.kind in KINDS and g.recommendation.endswith(".") for g in gaps)


def rows_of_the_right_side_are_lost(m: pytest.MonkeyPatch) -> None:
    honest = missing_gaps.missing_gaps
    m.setattr(comparison, "missing_gaps", lambda *a, mirrored: () if mirrored else honest(*a, mirrored=mirrored))


def a_severity_depends_on_the_left_side(m: pytest.MonkeyPatch) -> None:
    honest = value_gaps.value_gaps
    m.setattr(comparison, "value_gaps", lambda pair, *a: [replace(g, severity="low" if pair.left.required else "high") for g in honest(pair, *a)])


def a_counterpart_is_found_from_the_left_side_only(m: pytest.MonkeyPatch) -> None:
    honest = comparison.counterparts
    m.setattr(comparison, "counterparts", lambda left, right, aliases: [p for p in honest(left, right, aliases) if p.left.id[:4] == "left" or not p.fact])


def spelling_is_compared_by_identity(m: pytest.MonkeyPatch) -> None:
    m.setattr(value_gaps, "_long", lambda flag: [object()])


def an_unknown_default_agrees_with_none(m: pytest.MonkeyPatch) -> None:
    honest = value_gaps.value_gaps

    def doubled(pair: Counterpart, *a: Any) -> Iterator[Gap]:
        yield from honest(pair, *a)
        if not pair.left.default.known:
            yield Gap("default", "low", pair.left, pair.right, "?", "?", "Settle it.")

    m.setattr(comparison, "value_gaps", doubled)


def a_suggestion_counts_as_a_counterpart(m: pytest.MonkeyPatch) -> None:
    honest = missing_gaps.missing_gaps
    m.setattr(comparison, "missing_gaps", lambda a, b, found, *, mirrored: honest(a, b, [replace(p, fact=True) for p in found], mirrored=mirrored))


def a_fact_is_forgotten(m: pytest.MonkeyPatch) -> None:
    honest = missing_gaps.missing_gaps
    m.setattr(comparison, "missing_gaps", lambda a, b, found, *, mirrored: honest(a, b, found[1:], mirrored=mirrored))


def rows_come_as_they_are_found(m: pytest.MonkeyPatch) -> None:
    m.setattr(comparison, "SEVERITIES", comparison.SEVERITIES[::-1])


def advice_is_no_sentence(m: pytest.MonkeyPatch) -> None:
    honest = comparison.supply_gaps
    m.setattr(comparison, "supply_gaps", lambda *a: [replace(g, recommendation=g.recommendation.rstrip(".")) for g in honest(*a)])


FAULTS: list[tuple[Property, Plant]] = [
    (swapping_the_sides_swaps_the_sides_of_every_row_and_nothing_else, rows_of_the_right_side_are_lost),
    (swapping_the_sides_swaps_the_sides_of_every_row_and_nothing_else, a_severity_depends_on_the_left_side),
    (swapping_the_sides_swaps_the_sides_of_every_row_and_nothing_else, a_counterpart_is_found_from_the_left_side_only),
    (a_program_has_no_gap_to_itself, spelling_is_compared_by_identity),
    (a_program_has_no_gap_to_itself, an_unknown_default_agrees_with_none),
    (every_flag_is_in_a_fact_or_missing_on_the_other_side, rows_of_the_right_side_are_lost),
    (every_flag_is_in_a_fact_or_missing_on_the_other_side, a_suggestion_counts_as_a_counterpart),
    (every_flag_is_in_a_fact_or_missing_on_the_other_side, a_fact_is_forgotten),
    (rows_are_ordered_by_severity_and_each_advises_in_one_sentence, rows_come_as_they_are_found),
    (rows_are_ordered_by_severity_and_each_advises_in_one_sentence, advice_is_no_sentence),
]

PROPERTIES: list[Property] = list(dict.fromkeys(p for p, _ in FAULTS))


@pytest.mark.parametrize("holds", PROPERTIES, ids=lambda p: p.__name__)
def test_of_all_programs(holds: Property) -> None:
    settings(max_examples=50, deadline=None)(given(programs("left"), programs("right"))(holds))()


@pytest.mark.parametrize(("holds", "plant"), FAULTS, ids=lambda f: f.__name__)
def test_a_planted_fault_is_seen(holds: Property, plant: Plant, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    search = settings(max_examples=1000, derandomize=True, deadline=None, phases=(Phase.generate,), database=None)
    searched = search(given(programs("left"), programs("right"))(holds))
    with pytest.raises((AssertionError, BaseExceptionGroup)):
        searched()
