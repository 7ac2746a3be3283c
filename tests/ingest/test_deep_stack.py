"""The deep stack: what runs on it may call deep, gives back what it returns and raises what it raises."""

from __future__ import annotations

import sys

import pytest

from knobgraph_ingest.deep_stack import with_deep_stack

DEEP = 100_000


def _depth(left: int) -> int:
    return 0 if left == 0 else 1 + _depth(left - 1)


def test_calls_may_nest_deep() -> None:
    limit = sys.getrecursionlimit()
    assert with_deep_stack(lambda: _depth(DEEP)) == DEEP
    assert sys.getrecursionlimit() == limit


def test_a_failure_reaches_the_caller() -> None:
    with pytest.raises(ZeroDivisionError):
        with_deep_stack(lambda: 1 // 0)
