"""Which sub-command a run is for, and what flags a parsed command line is made of."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from knobgraph_graph.fact import NodeKey
from knobgraph_ingest.interpreter import operation
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, FunctionShape, Instance, ListShape
from knobgraph_ingest.interpreter.enumeration import number_of
from knobgraph_ingest.interpreter.lineage import FlagFact
from knobgraph_ingest.interpreter.origin import FlowKind, Origin, Origins, weaken
from knobgraph_ingest.interpreter.shape import ABSENT, REST, BoundMethod, Const, External, Native, Partial, Shape, TupleShape, TypeForm, Unknown
from knobgraph_ingest.interpreter.value import Value

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.machine import Machine


def declare(m: Machine, fact: FlagFact) -> Origins:
    """Record a flag and return the origins of its parsed value.

    The same name in another mode of the program, where the command line is read by another parser, is another flag. Where both parsers read it,
    it is one flag, with the names that both know.
    """
    m.recordings += 1
    fact = replace(fact, guards=frozenset(g.text for g in m.guards if g.text))
    first = m.lineage.flags.setdefault(fact.key, fact)
    if (first.path, first.line) != (fact.path, fact.line):
        more = tuple(n for n in fact.names if n not in first.names)
        if first.excludes(fact):
            fact = replace(fact, other_mode=True)
            m.lineage.flags.setdefault(fact.key, fact)
        elif more:
            m.lineage.flags[fact.key] = replace(first, names=(*first.names, *more))
    return flag_origins(fact.key)


def flag_origins(key: NodeKey) -> Origins:
    """Return the origins of a value that is exactly what the flag was given."""
    return {key: Origin(key, FlowKind.ASSIGNS, None, frozenset((key.id,)))}


def mark_given_items(value: Value, origins: Origins, default: Value) -> Value:
    """Return a value in which each item of a list or tuple that the flag makes derives from the flag, so that it does in a field that holds it, too."""
    derived = weaken(origins, FlowKind.DERIVES)
    shapes: list[Shape] = []
    for shape in value.shapes:
        if isinstance(shape, ListShape) and shape not in default.shapes:
            for key, item in list(shape.cells.items()):
                shape.cells[key] = item.plus(derived)
        given = isinstance(shape, TupleShape) and shape not in default.shapes
        shapes.append(TupleShape(tuple(item.plus(derived) for item in shape.items)) if given and isinstance(shape, TupleShape) else shape)
    return Value(tuple(shapes), value.origins)


def type_name(value: Value | None) -> str | None:
    """Return the name of a conversion, as `__name__` gives it."""
    shape = value.shapes[0] if value is not None and value.shapes else None
    if isinstance(shape, External):
        return shape.name.rpartition(".")[2]
    if isinstance(shape, (FunctionShape, ClassShape)):
        return shape.name.rpartition(".")[2]
    if isinstance(shape, BoundMethod):
        return type_name(Value((shape.function,)))
    if isinstance(shape, Native):
        return shape.name.rpartition(".")[2]
    if isinstance(shape, TypeForm):
        return shape.origin.rpartition(".")[2]
    if isinstance(shape, Partial):
        return type_name(shape.function)
    if isinstance(shape, Const) and isinstance(shape.value, str):
        return shape.value
    return None


def as_json(m: Machine, value: Value | None) -> str | None:
    """Return a known value as JSON text, None where only a run of the program knows it."""
    if value is None:
        return "null"
    found, plain = plain_value(m, value)
    if not found:
        return None
    try:
        return json.dumps(plain)
    except (TypeError, ValueError):
        return None


def _of_file(m: Machine, value: Value) -> bool:
    """Whether a file, or a field that a file may set, is what else a value may be."""
    fields = {s for s in value.origins if s.label == "ConfigField"}
    files = any(s.id.startswith("file:") for s in value.origins)
    return files or (bool(fields) and any(flow.target in fields and flow.source.id.startswith("file:") for flow in m.lineage.flows.values()))


def plain_value(m: Machine, value: Value) -> tuple[bool, object]:
    """Return whether a value is known, and it as plain data."""
    shapes: list[Shape] = [s for s in value.shapes if s is not ABSENT]
    if len(shapes) > 1 and any(s.id.startswith("env:") for s in value.origins):
        # The default is what stands where the variable is not set: the one constant, or the false one of two.
        constants: list[Shape] = [s for s in shapes if isinstance(s, Const)]
        shapes = [*(s for s in constants if s == Const(value=False)), *constants, *shapes][:1]
    if len(shapes) > 1 and _of_file(m, value):
        # What a file holds stands only in its place; the default is what stands there without the file.
        shapes = [s for s in shapes if not isinstance(s, Unknown)]
    if len(shapes) != 1:
        return False, None
    shape = shapes[0]
    if isinstance(shape, Const):
        if isinstance(shape.value, (bytes, complex, PurePath)):
            return True, str(shape.value)
        return (True, shape.value) if shape.value is None or isinstance(shape.value, (str, int, float, bool)) else (False, None)
    if isinstance(shape, ListShape):
        if REST in shape.cells:
            return False, None
        parts = [plain_value(m, v) for v in shape.cells.values()]
        return all(k for k, _ in parts), [p for _, p in parts] if shape.kind != "set" else str({p for _, p in parts if isinstance(p, (str, int))})
    if isinstance(shape, TupleShape):
        parts = [plain_value(m, v) for v in shape.items]
        return all(k for k, _ in parts), str(tuple(p for _, p in parts))
    if isinstance(shape, DictShape) and not shape.cells:
        return True, "{}"
    if isinstance(shape, Instance):
        number = number_of(shape)
        text = operation.text_of(m, Value((shape,))) if number is None else None
        if number is not None:
            return True, number
        return (True, text) if text is not None else (False, None)
    return False, None
