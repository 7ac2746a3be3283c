"""Slices: of known text, of sequences, of the command line."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter.container import ListShape
from knobgraph_ingest.interpreter.shape import REST, TupleShape
from knobgraph_ingest.interpreter.value import Value, const, join_values

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.frame import Frame
    from knobgraph_ingest.interpreter.machine import Machine


def bounds_of(m: Machine, node: ast.AST, frame: Frame) -> slice | None:
    """Return the bounds that a subscript gives, None where it gives none or they are not known."""
    index = getattr(node, "slice", None)
    if not isinstance(index, ast.Slice):
        return None
    parts: list[int | None] = []
    for part in (index.lower, index.upper, index.step):
        if part is None:
            parts.append(None)
            continue
        constant = m.evaluate(part, frame).constant()
        if constant is None or not (constant.value is None or isinstance(constant.value, int)):
            return None
        parts.append(constant.value)
    return slice(*parts) if parts[2] != 0 else None  # which no run gets past


def of_text(m: Machine, text: str, frame: Frame, node: ast.AST) -> Value | None:
    """Return the part of a known text that a subscript asks for."""
    bounds = bounds_of(m, node, frame)
    return const(text[bounds]) if bounds is not None else None


def of_sequence(m: Machine, shape: TupleShape | ListShape, known: list[Value], more: Value | None, frame: Frame, node: ast.AST) -> Value:
    """Return the part of a tuple or list that a subscript asks for."""
    bounds = bounds_of(m, node, frame)
    if bounds is not None and more is None:
        part = known[bounds]
        return Value((TupleShape(tuple(part)),)) if isinstance(shape, TupleShape) else Value((m.new_list(part, shape.kind),))
    result = m.new_list((), "list")
    if bounds is not None and more is not None and _is_rest(bounds, len(known)):
        result.cells.update(enumerate(known[bounds]))
        known = []
    m.heap.write(result.cells, REST, join_values([*known, *([more] if more else [])]))
    return Value((result,))


def _is_rest(bounds: slice, known: int) -> bool:
    """Whether a slice leaves out some of the known items at the start, and nothing else."""
    return bounds.stop is None and bounds.step in (None, 1) and 0 <= (bounds.start or 0) <= known
