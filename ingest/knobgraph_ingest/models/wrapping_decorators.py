"""Decorators made of a function that calls the decorated one: `wrapt.decorator` and `decorator.decorator` keep its signature for whoever asks."""

from __future__ import annotations

import ast

from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.container import FunctionShape, Scope
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.shape import Native
from knobgraph_ingest.interpreter.value import UNKNOWN, Value
from knobgraph_ingest.models.standard_library import wrapping
from knobgraph_ingest.syntax_walk import walk

OF_FUNCTION = "def wrapping(*args, **kwargs):\n    return wrapper(wrapped, None, args, kwargs)"
OF_METHOD = "def wrapping(self, *args, **kwargs):\n    return wrapper(lambda *a, **k: wrapped(self, *a, **k), self, args, kwargs)"
SPREAD = "def wrapping(*args, **kwargs):\n    return wrapper(wrapped, *args, **kwargs)"


def _decorator(name: str, of_function: str, of_method: str) -> Handler:
    def make(m: Machine, call: Call) -> Value:
        wrapper = call.argument(0)
        if wrapper is None:
            return Value((Native(f"{name}()", make),))
        at_once = call.argument(1, "_func")
        if at_once is not None:
            return _decorated(m, wrapper, at_once, of_function, of_method)
        return Value((Native(f"{name}()", lambda _, inner: _decorated(_, wrapper, inner.argument(0) or UNKNOWN, of_function, of_method)),))

    return make


def _decorated(m: Machine, wrapper: Value, wrapped: Value, of_function: str, of_method: str) -> Value:
    """Return the function that stands in for a decorated one; what is no function of the repository's stays as it is."""
    own, target = wrapper.only, wrapped.only
    if not isinstance(own, FunctionShape) or not isinstance(target, FunctionShape):
        return wrapped
    node = ast.parse(of_method if target.owner_class is not None else of_function).body[0]
    assert isinstance(node, ast.FunctionDef)
    for inner in walk(node):
        if isinstance(inner, (ast.stmt, ast.expr, ast.arg)):
            inner.lineno = own.node.lineno
    scope = Scope(own.module, own.scope)
    scope.cells["wrapper"] = wrapper
    scope.cells["wrapped"] = wrapped
    made = FunctionShape(m.heap.next_serial(), target.name, node, own.module, scope)
    made.owner_class = target.owner_class
    return wrapping(Value((made,)), wrapped)


MODELS: dict[str, Handler] = {
    "wrapt.decorator": _decorator("wrapt.decorator", OF_FUNCTION, OF_METHOD),
    "decorator.decorator": _decorator("decorator.decorator", SPREAD, SPREAD),
}
