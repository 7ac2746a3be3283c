"""Which uses of a local name read a flag: all but handing its value on as it is."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter.container import ClassShape, FunctionShape, Instance
from knobgraph_ingest.interpreter.frame import Frame
from knobgraph_ingest.interpreter.origin import FlowKind
from knobgraph_ingest.interpreter.shape import BoundMethod, External, Partial, Shape
from knobgraph_ingest.interpreter.value import Value

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.call import Call
    from knobgraph_ingest.interpreter.machine import Machine

STORING = "builtins.setattr"


def consume(m: Machine, value: Value, frame: Frame, node: ast.AST) -> None:
    """Record that the flags whose value this is are read here."""
    for source, origin in value.origins.items():
        if source.label == "Flag" and origin.kind is not FlowKind.CONTROLS:
            m.lineage.add_read(source, (frame.path, getattr(node, "lineno", 0)))


def handed_on(m: Machine, node: ast.expr, frame: Frame) -> Value:
    """Evaluate an expression whose value only goes elsewhere: a name alone is not read by that."""
    if isinstance(node, ast.Name):
        from knobgraph_ingest.interpreter.expression import bound_value

        return bound_value(m, node.id, frame)
    return m.evaluate(node, frame)


def consume_arguments(m: Machine, callee: Value, call: Call) -> None:
    """Record that a call reads its arguments, unless all it may enter is the repository's own code, which is seen to read them or not."""
    if not all(_is_own(shape) for shape in callee.shapes):
        for value in call.everything():
            if value.origins:
                consume(m, value, call.frame, call.node)


def _is_own(shape: Shape) -> bool:
    if isinstance(shape, BoundMethod):
        return _is_own(shape.function)
    if isinstance(shape, ClassShape):
        return shape.external is None
    if isinstance(shape, Instance):
        return shape.cls.external is None
    return isinstance(shape, FunctionShape | Partial) or (isinstance(shape, External) and shape.name == STORING)
