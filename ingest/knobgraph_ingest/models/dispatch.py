"""`functools.singledispatch`: which function runs is decided by the type of the first argument."""

from __future__ import annotations

import ast

from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.container import ClassShape, FunctionShape, Instance, ListShape
from knobgraph_ingest.interpreter.frame import Frame
from knobgraph_ingest.interpreter.instance_check import is_instance
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.mro import linearise
from knobgraph_ingest.interpreter.shape import BoundMethod, Native, Shape, TupleShape
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, join_values

DISPATCHER = "functools.singledispatch()"
REGISTERED = "__registered__"


def _make(method: bool) -> Handler:
    def run(m: Machine, call: Call) -> Value:
        instance = m.new_instance(m.external_class(DISPATCHER + (".method" if method else "")))
        instance.cells["default"] = call.argument(0, "func") or UNKNOWN
        instance.cells[REGISTERED] = Value((m.new_list(),))
        return Value((instance,))

    return run


def _entries(dispatcher: Instance) -> list[tuple[Value, Value]]:
    table = dispatcher.cells[REGISTERED].only
    pairs = [held.only for held in table.cells.values()] if isinstance(table, ListShape) else []
    return [(p.items[0], p.items[1]) for p in pairs if isinstance(p, TupleShape)]


def _annotated_type(m: Machine, function: Value, position: int) -> Value:
    shape = function.only
    while isinstance(shape, BoundMethod):
        shape = shape.function
    if not isinstance(shape, FunctionShape) or len(shape.node.args.args) <= position:
        return UNKNOWN
    annotation = shape.node.args.args[position].annotation
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        annotation = ast.parse(annotation.value, mode="eval").body
    return m.evaluate(annotation, Frame(shape.scope, shape.module)) if annotation is not None else UNKNOWN


def _register(position: int) -> Handler:
    def run(m: Machine, call: Call) -> Value:
        dispatcher = call.receiver.only
        first = call.argument(0, "cls") or UNKNOWN
        function = call.argument(1, "func")
        if not isinstance(dispatcher, Instance):
            return UNKNOWN
        table = dispatcher.cells[REGISTERED].only

        def add(kind: Value, implementation: Value) -> Value:
            if isinstance(table, ListShape):
                m.heap.write(table.cells, len(table.cells), Value((TupleShape((kind, implementation)),)))
            return implementation

        if function is not None:
            return add(first, function)
        if any(isinstance(s, (FunctionShape, BoundMethod)) for s in first.shapes):
            return add(_annotated_type(m, first, position), first)
        return Value((Native("register()", lambda _, inner: add(first, inner.argument(0) or UNKNOWN)),))

    return run


def _depth(shape: Shape, kind: Value) -> int:
    cls = kind.only
    order = linearise(shape.cls) if isinstance(shape, Instance) else []
    return order.index(cls) if isinstance(cls, ClassShape) and cls in order else len(order) + 1


def _chosen(m: Machine, dispatcher: Instance, shape: Shape) -> list[Value]:
    """Return the implementations that may run for an argument of this shape."""
    outcomes = [(is_instance(m, shape, kind), kind, function) for kind, function in _entries(dispatcher)]
    sure = [(kind, function) for outcome, kind, function in outcomes if outcome is True]
    if sure:
        return [min(sure, key=lambda pair: _depth(shape, pair[0]))[1]]
    return [*(function for outcome, _, function in outcomes if outcome is None), dispatcher.cells["default"]]


def _dispatched(m: Machine, dispatcher: Instance, value: Value, call: Call) -> Value:
    functions: dict[Shape, None] = {}
    for shape in value.present().shapes:
        for function in _chosen(m, dispatcher, shape):
            functions.update(dict.fromkeys(function.shapes))
    return m.call(Value(tuple(functions)), call) if functions else UNKNOWN


def _call(m: Machine, call: Call) -> Value:
    results = [_dispatched(m, s, call.args[0], call) for s in call.receiver.shapes if isinstance(s, Instance) and call.args]
    return join_values(results) if results else UNKNOWN


def _get(m: Machine, call: Call) -> Value:
    """Bind a dispatching method to its object: the first argument after it decides."""
    dispatcher, receiver = call.receiver.only, call.args[0]
    if not isinstance(dispatcher, Instance):
        return UNKNOWN

    def run(inner_m: Machine, inner: Call) -> Value:
        return _dispatched(inner_m, dispatcher, inner.args[0] if inner.args else UNKNOWN, inner.shifted(receiver))

    return Value((Native("singledispatchmethod()", run),))


MODELS: dict[str, Handler] = {
    "functools.singledispatch": _make(method=False),
    "functools.singledispatchmethod": _make(method=True),
    f"{DISPATCHER}.register": _register(0),
    f"{DISPATCHER}.method.register": _register(1),
    f"{DISPATCHER}.__call__": _call,
    f"{DISPATCHER}.method.__get__": _get,
}
