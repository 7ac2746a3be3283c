"""Objects that stand for what they are written as: their class says itself how that is."""

from __future__ import annotations

import ast
from weakref import WeakKeyDictionary

from knobgraph_ingest.interpreter.container import FunctionNode, FunctionShape, Instance
from knobgraph_ingest.interpreter.mro import look_up
from knobgraph_ingest.interpreter.origin import NO_ORIGINS, FlowKind, Origins, join_origins, weaken
from knobgraph_ingest.interpreter.value import Value
from knobgraph_ingest.syntax_walk import walk

WRITING = ("__str__", "__repr__")  # `str` asks for them in this order
_SHOWN: WeakKeyDictionary[FunctionNode, frozenset[str]] = WeakKeyDictionary()


def written_origins(value: Value) -> Origins:
    """Return where the attributes come from by which the objects of a value are written, of plain classes that define `__str__` or `__repr__`.

    Such an object is a value of its own (a version, an address): who holds it holds what it was made from. Of any other object its fields are told
    one by one, and who holds it holds just the object.
    """
    found: list[Origins] = []
    for shape in value.shapes:
        if isinstance(shape, Instance) and shape.cls.kind == "plain":
            for name in _shown(shape):
                held = shape.cells.get(name)
                if held is not None and held.origins:
                    found.append(held.origins)
    return weaken(join_origins(*found), FlowKind.DERIVES) if found else NO_ORIGINS


def _shown(shape: Instance) -> frozenset[str]:
    method = next((m for name in WRITING if (m := look_up(shape.cls, name)) is not None), None)
    function = method.only if method is not None else None
    if not isinstance(function, FunctionShape) or isinstance(function.node, ast.Lambda):
        return frozenset()
    shown = _SHOWN.get(function.node)
    if shown is None:
        shown = _SHOWN[function.node] = _read_of_itself(function.node)
    return shown


def _read_of_itself(method: ast.FunctionDef | ast.AsyncFunctionDef) -> frozenset[str]:
    """Return the attributes of its first parameter that a method reads."""
    parameters = [*method.args.posonlyargs, *method.args.args]
    own = parameters[0].arg if parameters else ""
    read = (n for n in walk(method) if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name) and n.value.id == own)
    return frozenset(n.attr for n in read if isinstance(n.ctx, ast.Load))
