"""Builtin functions over items."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from knobgraph_ingest.interpreter import subscript
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.calling import call_method
from knobgraph_ingest.interpreter.condition import truth
from knobgraph_ingest.interpreter.container import DictShape, Instance, ListShape
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.origin import NO_ORIGINS, FlowKind, join_origins, weaken
from knobgraph_ingest.interpreter.shape import EITHER, REST, Const, Shape, TupleShape, Unknown
from knobgraph_ingest.interpreter.value import ABSENT_VALUE, UNKNOWN, Value, const, join_values, unknown


def _len(m: Machine, call: Call) -> Value:
    value = call.argument(0) or UNKNOWN
    origins = weaken(m.deep_origins(value), FlowKind.DERIVES)
    shape = value.only
    if isinstance(shape, Instance):
        made = call_method(m, shape, "__len__", (), call.frame, call.node)
        if made is not None:
            return made
    if isinstance(shape, Const) and isinstance(shape.value, (str, bytes)):
        return const(len(shape.value), origins)
    if isinstance(shape, TupleShape):
        return const(len(shape.items), origins)
    if isinstance(shape, (ListShape, DictShape)) and REST not in shape.cells and not any(v.may_be_absent() for v in shape.cells.values()):
        alike = isinstance(shape, ListShape) and shape.kind == "set" and not all(v.constant() for v in shape.cells.values())
        if not alike or len(shape.cells) < 2:  # which of several unknown items of a set are the same only a run knows
            return const(len(shape.cells), origins)
    if len(value.shapes) > 1 and all(_has_known_length(s) for s in value.shapes):
        return unknown(weaken(origins, FlowKind.CONTROLS), "int")  # what the items are made of has no part in which of the known lengths it is
    return unknown(origins, "int")


def _has_known_length(shape: Shape) -> bool:
    if isinstance(shape, ListShape):
        return shape.kind != "set" and REST not in shape.cells and not any(v.may_be_absent() for v in shape.cells.values())
    return isinstance(shape, TupleShape)


def _zip(m: Machine, call: Call) -> Value:
    columns = [subscript.items_of(m, a, call.frame, call.node) for a in call.args]
    if columns and all(more is None for _, more in columns):
        rows = [Value((TupleShape(row),)) for row in zip(*(known for known, _ in columns), strict=False)]
        return Value((m.new_list(rows),))
    shape = m.new_list()
    row = tuple(join_values([*known, *([more] if more is not None else [])]) if known or more is not None else UNKNOWN for known, more in columns)
    m.heap.write(shape.cells, REST, Value((TupleShape(row),)))
    return Value((shape,))


def _enumerate(m: Machine, call: Call) -> Value:
    known, more = subscript.items_of(m, call.args[0] if call.args else UNKNOWN, call.frame, call.node)
    start = (call.argument(1, "start") or const(0)).constant()
    first = start.value if start is not None and isinstance(start.value, int) else 0
    shape = m.new_list([Value((TupleShape((const(first + i), v)),)) for i, v in enumerate(known)])
    if more is not None:
        m.heap.write(shape.cells, REST, Value((TupleShape((unknown(type_name="int"), more)),)))
    return Value((shape,))


def _map(m: Machine, call: Call) -> Value:
    if len(call.args) < 2:
        return UNKNOWN
    columns = [subscript.items_of(m, a, call.frame, call.node, doubtful=len(call.args) == 2) for a in call.args[1:]]
    shape = m.new_list()
    for position, row in enumerate(zip(*(known for known, _ in columns), strict=False)):
        made = m.call(call.args[0], Call(call.frame, call.node, tuple(v.present() for v in row)))
        m.heap.write(shape.cells, position, join_values((made, ABSENT_VALUE)) if any(v.may_be_absent() for v in row) else made)
    if any(more is not None for _, more in columns):
        rest = tuple(more if more is not None else join_values(known) if known else UNKNOWN for known, more in columns)
        m.heap.write(shape.cells, REST, m.call(call.args[0], Call(call.frame, call.node, rest)))
    return Value((shape,))


def _filter(m: Machine, call: Call) -> Value:
    if len(call.args) < 2:
        return UNKNOWN
    known, more = subscript.items_of(m, call.args[1], call.frame, call.node, doubtful=True)
    shape = m.new_list()
    for item in known:
        test = item.present() if call.args[0].constant() is not None else m.call(call.args[0], Call(call.frame, call.node, (item.present(),)))
        decided = truth(test)
        if decided is True:
            m.heap.write(shape.cells, len(shape.cells), item)
        elif decided is None:
            m.heap.write(shape.cells, len(shape.cells), join_values((item.plus(weaken(test.origins, FlowKind.CONTROLS)), ABSENT_VALUE)))
    if more is not None:
        m.heap.write(shape.cells, REST, more)
    return Value((shape,))


def _same_items(m: Machine, call: Call) -> Value:
    known, more = subscript.items_of(m, call.args[0] if call.args else UNKNOWN, call.frame, call.node, doubtful=True)
    constants = [k.present().constant() for k in known]
    if more is None and all(constants) and "key" not in call.keywords:
        try:
            known = [v for _, v in sorted(zip([c.value for c in constants if c], known, strict=True), key=lambda pair: pair[0])]
        except TypeError:
            return Value((m.new_list(known),))
        reverse = call.keywords.get("reverse")
        if reverse is not None and truth(reverse):
            known.reverse()
    shape = m.new_list(known)
    if more is not None:
        m.heap.write(shape.cells, REST, more)
    return Value((shape,), call.args[0].origins if call.args else NO_ORIGINS)


def _reversed(m: Machine, call: Call) -> Value:
    known, more = subscript.items_of(m, call.args[0] if call.args else UNKNOWN, call.frame, call.node, doubtful=True)
    shape = m.new_list(known[::-1])
    if more is not None:
        m.heap.write(shape.cells, REST, more)
    return Value((shape,))


def _iter(m: Machine, call: Call) -> Value:
    known, more = subscript.items_of(m, call.args[0] if call.args else UNKNOWN, call.frame, call.node, doubtful=True)
    shape = m.new_list(known)
    if more is not None:
        m.heap.write(shape.cells, REST, more)
    return Value((shape,))


def _next(m: Machine, call: Call) -> Value:
    known, more = subscript.items_of(m, call.args[0] if call.args else UNKNOWN, call.frame, call.node)
    results = [*known[:1], *([more] if more is not None else [])]
    if len(call.args) > 1 and not known:
        results.append(call.args[1])
    return join_values(results) if results else UNKNOWN


def _range(m: Machine, call: Call) -> Value:
    constants = [a.constant() for a in call.args]
    numbers = [c.value for c in constants if c is not None and isinstance(c.value, int)]
    if len(numbers) == len(call.args) and numbers:
        span = range(*numbers) if len(numbers) < 3 or numbers[2] != 0 else range(0)
        if len(span) <= m.budget.range_items:
            return Value((m.new_list([const(i) for i in span]),))
    shape = m.new_list()
    origins = weaken(call.origins(), FlowKind.DERIVES)
    m.heap.write(shape.cells, REST, unknown(origins, "int"))
    return Value((shape,), origins)


def _fold(function: Callable[..., Any]) -> Handler:
    def run(m: Machine, call: Call) -> Value:
        origins = weaken(join_origins(*(m.deep_origins(v) for v in call.everything())), FlowKind.DERIVES)
        values = call.args
        if len(values) == 1:
            known, more = subscript.items_of(m, values[0], call.frame, call.node)
            values = (*known, *([more] if more is not None else []))
        constants = [v.constant() for v in values]
        if all(c is not None for c in constants) and constants and not call.keywords:
            try:
                return const(function([c.value for c in constants if c is not None]), origins)
            except (TypeError, ValueError, ArithmeticError):
                return unknown(origins)
        shapes = {s for v in values for s in v.shapes if isinstance(s, Unknown)}
        return unknown(origins, next((s.type_name for s in shapes if s.type_name), None))

    return run


def _quantifier(wanted: bool) -> Handler:
    def run(m: Machine, call: Call) -> Value:
        value = call.argument(0) or UNKNOWN
        known, more = subscript.items_of(m, value, call.frame, call.node)
        origins = weaken(m.deep_origins(value), FlowKind.DERIVES)
        outcomes = [truth(k) for k in known]
        if wanted in outcomes:
            return const(wanted, origins)
        if more is None and all(o is (not wanted) for o in outcomes):
            return const(not wanted, origins)
        return Value(EITHER, origins)

    return run


def _first_abs(values: list[Any]) -> Any:
    return abs(values[0])


def _rounded(values: list[Any]) -> Any:
    return round(*values)


MODELS: dict[str, Handler] = {
    "builtins.len": _len,
    "builtins.zip": _zip,
    "builtins.enumerate": _enumerate,
    "builtins.map": _map,
    "builtins.filter": _filter,
    "builtins.sorted": _same_items,
    "builtins.reversed": _reversed,
    "builtins.iter": _iter,
    "builtins.next": _next,
    "builtins.range": _range,
    "builtins.min": _fold(min),
    "builtins.max": _fold(max),
    "builtins.sum": _fold(sum),
    "builtins.abs": _fold(_first_abs),
    "builtins.round": _fold(_rounded),
    "builtins.any": _quantifier(True),
    "builtins.all": _quantifier(False),
}
