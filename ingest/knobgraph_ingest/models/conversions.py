"""Builtin types called as functions: conversions and container constructors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from knobgraph_ingest.interpreter import new_folder, operation, subscript
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.calling import call_method
from knobgraph_ingest.interpreter.condition import truth, truth_origins
from knobgraph_ingest.interpreter.container import DictShape, Instance
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.origin import FlowKind, weaken
from knobgraph_ingest.interpreter.shape import REST, Const, TupleShape, Unknown
from knobgraph_ingest.interpreter.turns import noted_turns
from knobgraph_ingest.interpreter.value import Value, const, join_values, unknown


def _convert(kind: Callable[..., Any], type_name: str) -> Handler:
    def run(m: Machine, call: Call) -> Value:
        value = call.argument(0)
        if value is None:
            return const(kind())
        origins = weaken(m.deep_origins(value), FlowKind.DERIVES)
        results: list[Value] = []
        for shape in value.shapes:
            if isinstance(shape, Const) and len(call.args) == 1:
                try:
                    results.append(const(kind(shape.value)))
                except (TypeError, ValueError, ArithmeticError):
                    continue
            else:
                results.append(unknown(type_name=type_name))
        return Value((join_values(results) if results else unknown(type_name=type_name)).shapes, origins)

    return run


def _bool(m: Machine, call: Call) -> Value:
    value = call.argument(0)
    if value is None:
        return const(False)
    decided = truth(value)
    origins = weaken(truth_origins(m, value), FlowKind.DERIVES)
    return const(decided, origins) if decided is not None else Value((Const(True), Const(False)), origins)


def _str(m: Machine, call: Call) -> Value:
    value = call.argument(0) or call.argument(-1, "object")
    if value is None:
        return const("")
    origins = weaken(m.deep_origins(value), FlowKind.DERIVES)
    results: list[Value] = []
    for shape in value.shapes:
        text = operation.text_of(m, Value((shape,)))
        if text is None and isinstance(shape, Instance):
            made = call_method(m, shape, "__str__", (), call.frame, call.node)
            if made is not None:
                results.append(made)
                continue
        results.append(const(text) if text is not None else new_folder.below(unknown(type_name="str"), shape.below if isinstance(shape, Unknown) else None))
    return join_values(results).plus(origins)


def _repr(m: Machine, call: Call) -> Value:
    value = call.argument(0)
    if value is None:
        return unknown(type_name="str")
    text = operation.text_of(m, value, repr_wanted=True)
    origins = weaken(m.deep_origins(value), FlowKind.DERIVES)
    return const(text, origins) if text is not None else unknown(origins, "str")


def _sequence(kind: str) -> Handler:
    def run(m: Machine, call: Call) -> Value:
        value = call.argument(0)
        if value is None:
            return Value((TupleShape(()),)) if kind == "tuple" else Value((m.new_list((), kind),))
        known, more = subscript.items_of(m, value, call.frame, call.node, doubtful=True)
        if kind == "set" and all(k.constant() for k in known):
            known = list(dict.fromkeys(known))
        if kind == "tuple" and more is None and not any(k.may_be_absent() for k in known):
            return Value((TupleShape(tuple(known)),))
        shape = m.new_list(known, kind)
        if more is not None:
            m.heap.write(shape.cells, REST, more)
            shape.turns = noted_turns(value)
        return Value((shape,), value.origins)

    return run


def _dict(m: Machine, call: Call) -> Value:
    shape = m.new_dict()
    value = call.argument(0)
    if value is not None:
        subscript.merge_mapping(m, shape, value, call.frame, call.node)
    for name, item in call.keywords.items():
        m.heap.write(shape.cells, name, item)
    if call.keyword_rest is not None:
        m.heap.write(shape.cells, REST, call.keyword_rest)
    return Value((shape,))


def _chain_map(m: Machine, call: Call) -> Value:
    """Return the mappings as one, of which the first that has a key gives its value; what they are given later is not seen."""
    shape = m.new_dict()
    for mapping in reversed(call.args):
        subscript.merge_mapping(m, shape, mapping, call.frame, call.node)
    return Value((shape,))


def _from_keys(m: Machine, call: Call) -> Value:
    shape: DictShape = m.new_dict()
    known, more = subscript.items_of(m, call.args[0], call.frame, call.node) if call.args else ([], None)
    value = call.argument(1) or const(None)
    for key in known:
        subscript.store_key(m, shape, key, value, call.frame, call.node)
    if more is not None:
        m.heap.write(shape.cells, REST, value)
    return Value((shape,))


MODELS: dict[str, Handler] = {
    "builtins.int": _convert(int, "int"),
    "builtins.float": _convert(float, "float"),
    "builtins.chr": _convert(chr, "str"),
    "builtins.ord": _convert(ord, "int"),
    "builtins.bool": _bool,
    "builtins.str": _str,
    "builtins.repr": _repr,
    "builtins.list": _sequence("list"),
    "builtins.set": _sequence("set"),
    "builtins.frozenset": _sequence("set"),
    "builtins.tuple": _sequence("tuple"),
    "collections.deque": _sequence("list"),
    "builtins.dict": _dict,
    "collections.OrderedDict": _dict,
    "collections.ChainMap": _chain_map,
    "types.MappingProxyType": _dict,
    "builtins.dict.fromkeys": _from_keys,
}
