"""Calls that repeat an earlier one, and so need not be run again.

A call that wrote into nothing older than itself, stored nothing in a field and returns no object of its own gives the same again as long as all
that it may look at is as it was then; what it used of its arguments has been recorded.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, TypeAlias

from knobgraph_ingest.interpreter.container import Cells, Container, FunctionShape
from knobgraph_ingest.interpreter.origin import Origins
from knobgraph_ingest.interpreter.shape import ABSENT, Const, External, TupleShape, TypeForm, Unknown
from knobgraph_ingest.interpreter.value import Value
from knobgraph_ingest.interpreter.visible_state import VisibleState

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.call import Call
    from knobgraph_ingest.interpreter.machine import Machine

State: TypeAlias = tuple[object, ...]
MOST_VAIN = 300  # calls from one place that were kept and never repeated


class Site:
    """A call that may repeat an earlier one: its function, its place and its arguments, and the state of the machine before it."""

    __slots__ = ("key", "mark", "origins", "place", "recordings", "serial", "state")

    def __init__(self, m: Machine, function: FunctionShape, call: Call) -> None:
        self.place = (function, call.node)
        key: list[object] = [function, call.node, len(call.args), *call.keywords, call.rest is None]
        self.origins: list[Origins] = []
        for value in call.everything():
            _add(value, key, self.origins)
        self.key = tuple(key)
        self.state = _state_of(m)
        self.serial = m.heap.serial
        self.mark = m.heap.mark()
        self.recordings = m.recordings


class Kept:
    """What a call returned, and what has to be as it was for another one to return it too."""

    __slots__ = ("cells", "origins", "result", "state", "versions")

    def __init__(self, site: Site, result: Value, cells: list[Cells]) -> None:
        self.origins = site.origins
        self.state = site.state
        self.result = result
        self.cells = cells
        self.versions = [c.version for c in cells]


class RepeatedCalls:
    """The calls of one run whose results are kept."""

    def __init__(self) -> None:
        self._kept: dict[State, Kept] = {}
        self._vain: dict[tuple[FunctionShape, ast.AST], int] = {}
        self._code: dict[FunctionShape, tuple[int, list[Cells] | None]] = {}

    def site(self, m: Machine, function: FunctionShape, call: Call) -> Site | None:
        """Return a call as one that may repeat an earlier one, None where trying that has been in vain."""
        if self._vain.get((function, call.node), 0) >= MOST_VAIN:
            return None
        site = Site(m, function, call)
        try:
            hash(site.key)
        except TypeError:
            return None
        return site

    def again(self, site: Site) -> Value | None:
        """Return what the same call returned before, None where there was none or something that it may look at has been written since."""
        kept = self._kept.get(site.key)
        if kept is None or kept.state != site.state or not all(map(_same_origins, kept.origins, site.origins)):
            return None
        for position, cells in enumerate(kept.cells):
            if cells.version != kept.versions[position]:
                return None
        self._vain[site.place] = 0
        return kept.result

    def keep(self, m: Machine, site: Site, function: FunctionShape, call: Call, result: Value) -> None:
        """Keep what a call returned, if the same call would return it again."""
        self._vain[site.place] = self._vain.get(site.place, 0) + 1
        if m.recordings != site.recordings or _state_of(m) != site.state or not _older(result, site.serial) or m.heap.wrote_older(site.mark, site.serial):
            return
        cells = self._visible(m, function, call)
        if cells is not None:
            self._kept[site.key] = Kept(site, result, cells)

    def _visible(self, m: Machine, function: FunctionShape, call: Call) -> list[Cells] | None:
        known = self._code.get(function)
        if known is None or (known[0] != m.heap.code_version and known[1] is not None):
            state = VisibleState(m)
            state.collect([Value((function,))])
            # Code that sees too much now will not see less later.
            known = self._code[function] = (m.heap.code_version, state.cells if state.bounded else None)
        if known[1] is None:
            return None
        values = [v for v in call.everything() if not all(isinstance(s, (Const, Unknown)) for s in v.shapes)]
        if not values and not known[1]:
            return []  # nothing but code and constants; what tables of the code hold may be others by now
        state = VisibleState(m)
        state.collect([Value((function,)), *values])
        return state.cells if state.bounded else None


def _state_of(m: Machine) -> State:
    """Return what a call may ask of the machine itself."""
    return (m.checking, m.heap.code_version, len(m.lineage.flags), len(m.importer.defined), m.importer.unfound, m.click_context, m.in_module_body)


def _add(value: Value, key: list[object], origins: list[Origins]) -> None:
    origins.append(value.origins)
    key.append(len(value.shapes))
    for shape in value.shapes:
        if isinstance(shape, TupleShape):
            key.append(len(shape.items))
            for item in shape.items:
                _add(item, key, origins)
        else:
            key.append(shape)


def _same_origins(mine: Origins, theirs: Origins) -> bool:
    if mine is theirs:
        return True
    if len(mine) != len(theirs):
        return False
    for source, origin in mine.items():
        other = theirs.get(source)
        if other is None or other.kind is not origin.kind or (other.roots is not origin.roots and other.roots != origin.roots):
            return False
    return True


def _older(value: Value, serial: int) -> bool:
    """Whether a value holds no object that is newer than `serial`."""
    for shape in value.shapes:
        if isinstance(shape, TupleShape):
            if not all(_older(item, serial) for item in shape.items):
                return False
        elif isinstance(shape, Container):
            if shape.serial > serial:
                return False
        elif shape is not ABSENT and not isinstance(shape, (Const, Unknown, External, TypeForm)):
            return False
    return True
