"""Widening: what still changes in the last round that a loop was followed may go on to change (Cousot and Cousot 1977)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter.shape import Const, Shape, Unknown
from knobgraph_ingest.interpreter.value import Value

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.machine import Machine

ENDLESS = (int, float, str)  # types with endlessly many values: a bool or None can take no further one


def widen(m: Machine, mark: int) -> bool:
    """Forget the constants that the round since `mark` added to constants of their own type, and say whether there are any: a counter is any number."""
    widened = False
    for cells, key, before in m.heap.changed_since(mark):
        now = cells.get(key)
        if now is None or before is None:
            continue
        evolving = _evolving(before, now)
        if evolving:
            widened = True
            shapes: dict[Shape, None] = {}
            for shape in now.shapes:
                name = type(shape.value).__name__ if isinstance(shape, Const) else ""
                shapes[Unknown(name) if name in evolving else shape] = None
            m.heap.write(cells, key, Value(tuple(shapes), now.origins))
    return widened


def _evolving(before: Value, now: Value) -> frozenset[str]:
    known = {type(s.value).__name__ for s in before.shapes if isinstance(s, Const)}
    added = {type(s.value) for s in now.shapes if isinstance(s, Const) and s not in before.shapes}
    return frozenset(t.__name__ for t in added if t in ENDLESS and t.__name__ in known)
