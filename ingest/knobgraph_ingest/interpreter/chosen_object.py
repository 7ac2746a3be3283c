"""Objects of one class that alternatives made: the condition between them decides what differs in their fields."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import TYPE_CHECKING

from knobgraph_graph.fact import NodeKey
from knobgraph_ingest.interpreter import recording
from knobgraph_ingest.interpreter.choice import of_chosen
from knobgraph_ingest.interpreter.condition import conditions_of
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, Instance, ListShape
from knobgraph_ingest.interpreter.copied_object import read_of_all
from knobgraph_ingest.interpreter.origin import FlowKind, Origins, roots_of
from knobgraph_ingest.interpreter.shape import Const, Shape, TupleShape
from knobgraph_ingest.interpreter.value import ABSENT_VALUE, Value, join_values

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.machine import Machine

MOST_OBJECTS = 6
NOTHING = Const(None)
"""What is there where no object is."""

MOST_DEEP = 8  # containers inside containers that are compared


def control_chosen(m: Machine, held_by: Sequence[Value], controls: Origins, serial: int, depth: int = 2, *, of_new: bool = False) -> None:
    """Record that a condition decided the fields in which objects differ of which alternatives made at least one since `serial`.

    `held_by` is what each alternative holds in one place. Objects of a class that only one of them holds were not chosen among. With `of_new` only those count
    that alternatives made: where there may have been none, one that was made may stand for that and not for the one that was there.
    """
    by_class: dict[ClassShape, list[list[Instance]]] = {}
    if not any(shape.serial > serial for value in held_by for shape in value.shapes if isinstance(shape, Instance)):
        return
    for position, value in enumerate(held_by):
        for shape in value.shapes:
            if isinstance(shape, Instance) and shape.cls.external is None and (shape.serial > serial or not of_new):
                by_class.setdefault(shape.cls, [[] for _ in held_by])[position].append(shape)
    for by_alternative in by_class.values():
        holders = [value for value, objects in zip(held_by, by_alternative, strict=True) if objects]
        sides = [objects for objects in by_alternative if objects]
        if len(sides) < 2 or not 1 < len(set(map(id, chain.from_iterable(sides)))) <= MOST_OBJECTS:
            continue
        newest = sorted(chain.from_iterable(sides), key=_age)
        if newest[0].serial <= serial:
            continue
        for name in dict.fromkeys(n for one in newest for n in one.cells if isinstance(n, str)):
            held = [[one.cells.get(name, ABSENT_VALUE) for one in objects] for objects in sides]
            store = next((s for one in newest if (s := (one.cells.stores or {}).get(name)) is not None), None)
            if store is not None and not all(_alike(other, held[0]) for other in held[1:]) and not _read_alike(m, sides, holders, name):
                for origin in controls.values():
                    if origin.source != store[0]:
                        recording.record(m, origin, store[0], FlowKind.CONTROLS, *store[1], conditions_of(m.guards))
            if depth:
                control_chosen(m, [join_values(values) for values in held], controls, serial, depth - 1)


def _age(one: Instance) -> int:
    return -one.serial


def _alike(some: Sequence[Value], others: Sequence[Value]) -> bool:
    """Whether each value of either is one of the other's."""
    return all(any(_equal(a, b) for b in others) for a in some) and all(any(_equal(a, b) for a in some) for b in others)


def _read_alike(m: Machine, sides: Sequence[Sequence[Instance]], holders: Sequence[Value], name: str) -> bool:
    """Whether an attribute read on each side is the same, as where one side made a copy of whichever object the other holds."""
    chosen = [of_chosen(value.origins) for value in holders]
    first, *others = [read_of_all(m, objects, name, by) for objects, by in zip(sides, chosen, strict=True)]
    choosers = {source for by in chosen for source in by}
    return all(_same_sources(first, one, choosers) and _equal_shapes(first, one) for one in others)


def _same_sources(a: Value, b: Value, besides: AbstractSet[NodeKey]) -> bool:
    return roots_of(a.origins) == roots_of(b.origins) and a.origins.keys() - besides == b.origins.keys() - besides


def _equal_shapes(a: Value, b: Value) -> bool:
    """Whether values of the same sources have the same shapes; what flags give may have been narrowed on one side, and is the same."""
    within, around = _shapes_within(a, b), _shapes_within(b, a)
    return (within and around) or ((within or around) and bool(roots_of(a.origins)))


def _shapes_within(a: Value, b: Value) -> bool:
    return all(any(_equal_shape(x, y) for y in b.shapes) for x in a.shapes)


def _equal(a: Value, b: Value, depth: int = MOST_DEEP) -> bool:
    """Whether two values hold the same but for objects, whose own fields are compared on their own; containers may hold themselves."""
    if a is b:
        return True
    if a.origins.keys() != b.origins.keys() or roots_of(a.origins) != roots_of(b.origins) or len(a.shapes) != len(b.shapes):
        return False
    return all(_equal_shape(x, y, depth) for x, y in zip(a.shapes, b.shapes, strict=True))


def _equal_shape(a: Shape, b: Shape, depth: int = MOST_DEEP) -> bool:
    if a is b:
        return True
    if isinstance(a, (DictShape, ListShape)) and type(a) is type(b):
        assert isinstance(b, (DictShape, ListShape))
        return depth > 0 and a.cells.keys() == b.cells.keys() and all(_equal(v, b.cells[k], depth - 1) for k, v in a.cells.items())
    if isinstance(a, TupleShape) and isinstance(b, TupleShape):
        return depth > 0 and len(a.items) == len(b.items) and all(_equal(x, y, depth - 1) for x, y in zip(a.items, b.items, strict=True))
    if isinstance(a, Instance) and isinstance(b, Instance):
        return a.cls is b.cls
    return a == b
