"""Objects of one class that alternatives made: the condition between them decides what differs in their fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter import recording
from knobgraph_ingest.interpreter.condition import conditions_of
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, Instance, ListShape
from knobgraph_ingest.interpreter.origin import FlowKind, Origins, roots_of
from knobgraph_ingest.interpreter.shape import Shape, TupleShape
from knobgraph_ingest.interpreter.value import ABSENT_VALUE, Value, join_values

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.machine import Machine

MOST_OBJECTS = 6


def control_chosen(m: Machine, value: Value, controls: Origins, serial: int, depth: int = 2) -> None:
    """Record that a condition decided the fields in which the objects of `value` differ that were made since `serial`."""
    made: dict[ClassShape, list[Instance]] = {}
    for shape in value.shapes:
        if isinstance(shape, Instance) and shape.serial > serial and shape.cls.external is None:
            made.setdefault(shape.cls, []).append(shape)
    for objects in made.values():
        if not 1 < len(objects) <= MOST_OBJECTS:
            continue
        for name in dict.fromkeys(n for one in objects for n in one.cells if isinstance(n, str)):
            held = [one.cells.get(name, ABSENT_VALUE) for one in objects]
            store = next((s for one in objects if (s := (one.cells.stores or {}).get(name)) is not None), None)
            if store is not None and not all(_equal(h, held[0]) for h in held[1:]):
                for origin in controls.values():
                    if origin.source != store[0]:
                        recording.record(m, origin, store[0], FlowKind.CONTROLS, *store[1], conditions_of(m.guards))
            if depth:
                control_chosen(m, join_values(held), controls, serial, depth - 1)


def _equal(a: Value, b: Value) -> bool:
    """Whether two values hold the same but for objects, whose own fields are compared on their own."""
    if a is b:
        return True
    if a.origins.keys() != b.origins.keys() or roots_of(a.origins) != roots_of(b.origins) or len(a.shapes) != len(b.shapes):
        return False
    return all(_equal_shape(x, y) for x, y in zip(a.shapes, b.shapes, strict=True))


def _equal_shape(a: Shape, b: Shape) -> bool:
    if isinstance(a, DictShape | ListShape) and type(a) is type(b):
        assert isinstance(b, DictShape | ListShape)
        return a.cells.keys() == b.cells.keys() and all(_equal(v, b.cells[k]) for k, v in a.cells.items())
    if isinstance(a, TupleShape) and isinstance(b, TupleShape):
        return len(a.items) == len(b.items) and all(_equal(x, y) for x, y in zip(a.items, b.items, strict=True))
    if isinstance(a, Instance) and isinstance(b, Instance):
        return a.cls is b.cls
    return a == b
