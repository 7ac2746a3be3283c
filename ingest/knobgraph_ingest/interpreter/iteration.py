"""What iterating over a value yields."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter.command_line import COMMAND_LINE, is_command_line
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, Instance, ListShape
from knobgraph_ingest.interpreter.origin import FlowKind, weaken
from knobgraph_ingest.interpreter.shape import ABSENT, REST, Const, External, Shape, TupleShape, Unknown
from knobgraph_ingest.interpreter.subscript import held, key_value, shape_items, unnamed_key
from knobgraph_ingest.interpreter.value import Value, alike, const, join_values, unknown

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.frame import Frame
    from knobgraph_ingest.interpreter.machine import Machine


def iterate(m: Machine, value: Value, frame: Frame, node: ast.AST) -> tuple[list[Value], Value | None]:
    """Return the known items in order, each with whether it may be missing, and the joined rest where there may be more."""
    shapes = value.present().shapes
    if len(shapes) == 1:
        known, more = _shape(m, shapes[0], value, frame, node)
        return [held(value, item) for item in known], held(value, more) if more is not None else None
    items: list[Value] = []
    rest: list[Value] = []
    yielded = [_shape(m, s, Value((s,), value.origins), frame, node) for s in shapes if not (isinstance(s, Const) and s.value is None)]
    by_shapes = [_by_shapes(known) for known, _ in yielded]
    seen: dict[frozenset[Shape], list[Value]] = {}
    for known, more in yielded:
        for item in known:
            bare = item.present()
            like = seen.setdefault(frozenset(bare.shapes), [])
            if any(alike(bare, other) for other in like):
                continue
            like.append(bare)
            if len(items) >= m.budget.loop_items:
                rest.append(bare)
                continue
            everywhere = all(any(alike(item, other) for other in others.get(frozenset(item.shapes), ())) for others in by_shapes)
            items.append(item if everywhere else Value((*bare.shapes, ABSENT), item.origins))
        if more is not None:
            rest.append(more)
    if not items and not rest and not all(isinstance(s, (Const, ListShape, TupleShape, DictShape)) for s in shapes):
        rest.append(unknown(weaken(value.origins, FlowKind.DERIVES)))
    return [held(value, i) for i in items], held(value, join_values(rest)) if rest else None


def _by_shapes(items: list[Value]) -> dict[frozenset[Shape], list[Value]]:
    """Return the items by what they may be: only those of one entry can be the same."""
    found: dict[frozenset[Shape], list[Value]] = {}
    for item in items:
        found.setdefault(frozenset(item.shapes), []).append(item)
    return found


def _shape(m: Machine, shape: object, value: Value, frame: Frame, node: ast.AST) -> tuple[list[Value], Value | None]:
    if isinstance(shape, (TupleShape, ListShape)):
        return shape_items(shape, doubtful=True)
    if isinstance(shape, DictShape):
        known = [
            Value((*key_value(k).shapes, ABSENT)) if ABSENT in v.shapes else key_value(k)
            for k, v in shape.cells.items()
            if k is not REST and v.shapes != (ABSENT,)
        ]
        return known, unnamed_key(shape.cells) if REST in shape.cells else None
    if isinstance(shape, Const) and isinstance(shape.value, str):
        return [const(c) for c in shape.value], None
    if isinstance(shape, ClassShape):
        from knobgraph_ingest.interpreter.enumeration import members

        return list(members(m, shape).values()), None
    if isinstance(shape, Instance):
        return _instance(m, shape, value, frame, node)
    of = shape.of if isinstance(shape, Unknown) else COMMAND_LINE if isinstance(shape, External) and is_command_line(shape) else None
    return [], unknown(weaken(m.deep_origins(value), FlowKind.DERIVES), of=f"{of}[]" if of else None)


def _instance(m: Machine, shape: Instance, value: Value, frame: Frame, node: ast.AST) -> tuple[list[Value], Value | None]:
    from knobgraph_ingest.interpreter.calling import call_method

    if shape.cls.kind == "NamedTuple":
        return [m.get_attribute(Value((shape,), value.origins), name, frame, node) for name in shape.cls.fields], None
    backing = shape.cells.get("__dict_items__")
    if backing is not None:
        return iterate(m, backing, frame, node)
    made = call_method(m, shape, "__iter__", (), frame, node)
    if made is not None and made.shapes != (shape,):
        return iterate(m, made, frame, node)
    following = call_method(m, shape, "__next__", (), frame, node)
    return [], following if following is not None else unknown(weaken(value.origins, FlowKind.DERIVES))
