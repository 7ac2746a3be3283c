"""Under which name the methods of a builtin value are modelled."""

from __future__ import annotations

from collections.abc import Sequence

from knobgraph_ingest.interpreter.container import DictShape, ListShape
from knobgraph_ingest.interpreter.shape import Const, Shape, TupleShape, Unknown


def kind_name(shape: Shape) -> str | None:
    """Return the name under which a builtin shape's methods are modelled."""
    if isinstance(shape, Const):
        return type(shape.value).__name__
    if isinstance(shape, DictShape):
        return "dict"
    if isinstance(shape, ListShape):
        return "set" if shape.kind == "set" else "list"
    return "tuple" if isinstance(shape, TupleShape) else None


def kind_of_all(shapes: Sequence[Shape], method: str) -> str | None:
    """Return the kind of several alternatives where its method of this name takes them all at once."""
    if len(shapes) < 2:
        return None
    if isinstance(shapes[0], DictShape):
        return "dict" if all(isinstance(s, DictShape) for s in shapes) else None
    # What `join` puts between the items must be one text, for its outcome to be one.
    return "str" if method != "join" and all(_is_text(s) for s in shapes) else None


def _is_text(shape: Shape) -> bool:
    if isinstance(shape, Const):
        return isinstance(shape.value, str)
    return isinstance(shape, Unknown) and shape.type_name == "str" and shape.of is None and shape.below is None
