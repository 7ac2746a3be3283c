"""What stands behind an attribute: descriptor objects, methods of `dict` in its subclasses, and metaclasses."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter import calling
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.class_definition import metaclass_of
from knobgraph_ingest.interpreter.container import ClassShape, FunctionShape, Instance
from knobgraph_ingest.interpreter.mro import look_up
from knobgraph_ingest.interpreter.shape import BoundMethod, Descriptor, Native
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const, join_values

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.frame import Frame
    from knobgraph_ingest.interpreter.machine import Machine


def value_of(m: Machine, shape: Instance, receiver: Value, cls: ClassShape | None, frame: Frame, node: ast.AST) -> Value | None:
    """Return what a descriptor object gives for its attribute, None where the object is none."""
    through_class = isinstance(receiver.only, ClassShape)
    owner = receiver if through_class else Value((cls,)) if cls is not None else UNKNOWN
    return calling.call_method(m, shape, "__get__", (const(None) if through_class else receiver, owner), frame, node)


def setters(found: Value) -> list[Instance]:
    """Return the objects of a class attribute that take its stores."""
    return [s for s in found.shapes if isinstance(s, Instance) and look_up(s.cls, "__set__") is not None]


def dict_method(m: Machine, name: str, receiver: Value) -> Value | None:
    """Return a method of `dict` bound to what an object of a subclass holds as a dict."""
    backing = [s.cells["__dict_items__"] for s in receiver.shapes if isinstance(s, Instance) and "__dict_items__" in s.cells]
    handler = m.models.get(f"dict.{name}") if backing else None
    return Value((Native(f"dict.{name}", handler, backing[0]),)) if handler is not None else None


def through_metaclass(m: Machine, shape: ClassShape, name: str, frame: Frame, node: ast.AST) -> Value | None:
    """Return what a class has from its own metaclass under a name, None where there is nothing."""
    meta = metaclass_of(shape)
    found = look_up(meta, name) if meta is not None else None
    if found is None:
        return None
    receiver = Value((shape,))
    results = [Value((BoundMethod(s, receiver),)) for s in found.shapes if isinstance(s, FunctionShape)]
    results.extend(m.call(s.getter, Call(frame, node, (receiver,))) for s in found.shapes if isinstance(s, Descriptor))
    return join_values(results) if results else found
