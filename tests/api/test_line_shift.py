"""Line numbers follow the lines of an edited file."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from knobgraph_api.line_shift import LineShift


@settings(deadline=None)
@given(st.lists(st.integers(0, 99).map(str), unique=True, min_size=1, max_size=12), st.data())
def test_an_insertion_moves_what_stands_behind_it(lines: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(lines)))
    shift = LineShift({"a": ("\n".join(lines), "\n".join([*lines[:at], "new", "newer", *lines[at:]]))})
    assert [shift.now("a", n) for n in range(1, len(lines) + 1)] == [n if n <= at else n + 2 for n in range(1, len(lines) + 1)]
    assert not any(shift.is_edited("a", n) for n in range(1, len(lines) + 3))
    assert shift.now("b", 7) == 7


def test_a_changed_line_keeps_its_place_and_is_told() -> None:
    shift = LineShift({"a": ("one\r\ntwo\r\nthree", "one\r\nTWO\r\nthree")})
    assert [shift.now("a", n) for n in (1, 2, 3)] == [1, 2, 3]
    assert [shift.is_edited("a", n) for n in (1, 2, 3)] == [False, True, False]
    assert shift.lines("a") == ("one", "TWO", "three")
    assert shift.lines("b") is None
