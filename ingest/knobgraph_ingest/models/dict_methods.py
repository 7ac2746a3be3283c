"""Methods of `dict`, also on the live `__dict__` of an object."""

from __future__ import annotations

import ast
from collections.abc import Callable

from knobgraph_ingest.interpreter import attribute_store, subscript
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.container import DictShape
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.made_when_missing import default_container
from knobgraph_ingest.interpreter.origin import NO_ROOTS, FlowKind, at_line, weaken
from knobgraph_ingest.interpreter.shape import ABSENT, REST, Key, Shape, TupleShape
from knobgraph_ingest.interpreter.value import ABSENT_VALUE, UNKNOWN, Value, alike, const, join_values, unknown


def _dicts(call: Call) -> list[DictShape]:
    return [s for s in call.receiver.shapes if isinstance(s, DictShape)]


def _line(call: Call) -> int:
    return getattr(call.node, "lineno", 0)


def _get(m: Machine, call: Call) -> Value:
    key = call.argument(0, "key") or UNKNOWN
    default = call.argument(1, "default") or const(None)
    found = [_read(m, call, subscript.load_dict(m, d, key, default)) for d in _dicts(call)]
    differ = any(not alike(f, found[0]) for f in found[1:])
    choice = subscript.choosing_roots(m, call.receiver) if differ else NO_ROOTS
    results = [subscript.held(call.receiver, f, chosen=differ, choice=choice) for f in found]
    chosen = weaken(key.origins, FlowKind.DERIVES) if key.constant() is None else {}
    return join_values(results).plus(chosen) if results else UNKNOWN


def _read(m: Machine, call: Call, value: Value) -> Value:
    for source, origin in value.origins.items():
        if source.label in ("ConfigKey", "Flag") or origin.trace is None:
            m.lineage.add_read(source, (call.frame.path, _line(call)))
    return value.with_origins(at_line(value.origins, call.frame.path, _line(call)))


def _set_default(m: Machine, call: Call) -> Value:
    key = call.argument(0, "key") or UNKNOWN
    default = call.argument(1, "default") or const(None)
    made = call.node.args[1] if isinstance(call.node, ast.Call) and len(call.node.args) > 1 else None
    results: list[Value] = []
    for table in _dicts(call):
        value = default_container(m, table, key, made, default, call.frame) or subscript.load_dict(m, table, key, default)
        subscript.store_key(m, table, key, value, call.frame, call.node)
        results.append(value)
    return join_values(results) if results else UNKNOWN


def _pop(m: Machine, call: Call) -> Value:
    key = call.argument(0) or UNKNOWN
    default = call.argument(1)
    results: list[Value] = []
    for table in _dicts(call):
        results.append(subscript.held(call.receiver, _read(m, call, subscript.load_dict(m, table, key, default))))
        only = key.only
        known = subscript.key_of(only) if only is not None else None
        if known is not None and known in table.cells:
            _remove(m, table, known, call)
    return join_values(results) if results else UNKNOWN


def _remove(m: Machine, table: DictShape, key: Key, call: Call) -> None:
    """Take out an entry; where the receiver may be another dict as well it is taken out perhaps, which is for what chose between them to say."""
    left = ABSENT_VALUE
    if len(call.receiver.shapes) > 1:
        left = join_values((table.cells[key], ABSENT_VALUE)).plus(weaken(call.receiver.origins, FlowKind.CONTROLS))
    m.heap.write(table.cells, key, left)


def _update(m: Machine, call: Call) -> Value:
    table = m.new_dict()
    if call.args:
        subscript.merge_mapping(m, table, call.args[0], call.frame, call.node)
    for name, value in call.keywords.items():
        table.cells[name] = value
    if call.keyword_rest is not None:
        table.cells[REST] = call.keyword_rest
    several = len(_dicts(call)) > 1
    for target in _dicts(call):
        if REST in table.cells and target.mirror is None:
            subscript.overwrite_any(m, target, table.cells[REST], (call.frame.path, _line(call)))
        for key, value in list(table.cells.items()):
            _store(m, target, key, value, call, several=several)
    return const(None)


def _store(m: Machine, target: DictShape, key: object, value: Value, call: Call, *, several: bool) -> None:
    place = (call.frame.path, _line(call))
    if value.may_be_absent() or several:
        value = join_values((target.cells.get(key, ABSENT_VALUE), value.present()))
    if target.mirror is not None:
        if isinstance(key, str):
            attribute_store.write_attribute(m, target.mirror, key, value, place)
        else:
            attribute_store.touch_every_field(m, target.mirror, value, place)
        return
    m.write_item(target, key, value.with_origins(at_line(value.origins, *place)), place)


def _keys(m: Machine, call: Call) -> Value:
    return _listed(m, call, lambda key, value: key)


def _values(m: Machine, call: Call) -> Value:
    return _listed(m, call, lambda key, value: value)


def _items(m: Machine, call: Call) -> Value:
    return _listed(m, call, lambda key, value: Value((TupleShape((key, value)),)))


def _listed(m: Machine, call: Call, make: Callable[[Value, Value], Value]) -> Value:
    shape = m.new_list()
    position = 0
    for key, raw, differs in subscript.merged_items([t.cells for t in _dicts(call)]):
        value = subscript.held(call.receiver, _read(m, call, raw.present()), chosen=differs)
        name = _unnamed(call, value) if key is REST else subscript.key_value(key)
        item = make(name, value)
        if raw.may_be_absent():
            item = Value((*item.shapes, ABSENT), item.origins)
        if key is REST:
            present = shape.cells.get(REST)
            m.heap.write(shape.cells, REST, item if present is None else join_values((present, item)))
        else:
            m.heap.write(shape.cells, position, item)
            position += 1
    return Value((shape,))


def _unnamed(call: Call, value: Value) -> Value:
    """Return a key that only a run knows; of several tables nothing is known to be in all of them."""
    tables = _dicts(call)
    key = subscript.unnamed_key(tables[0].cells) if len(tables) == 1 else unknown(type_name="str")
    return key.with_origins(weaken(value.origins, FlowKind.DERIVES))


def _copy(m: Machine, call: Call) -> Value:
    copies: list[Shape] = []
    tables = _dicts(call)
    for table in tables:
        copy = m.new_dict()
        copy.default_factory = table.default_factory
        copy.content = table.content
        for key, value in table.cells.items():
            differ = any(key not in other.cells or not alike(other.cells[key], value) for other in tables if other is not table)
            copy.cells[key] = subscript.held(call.receiver, _read(m, call, value), chosen=differ)
        copies.append(copy)
    return Value(tuple(copies)) if copies else UNKNOWN


def _clear(m: Machine, call: Call) -> Value:
    for table in _dicts(call):
        for key in list(table.cells):
            _remove(m, table, key, call)
    return const(None)


def _get_item(m: Machine, call: Call) -> Value:
    return subscript.load_key(m, call.receiver, call.argument(0) or UNKNOWN, call.frame, call.node, (call.frame.path, _line(call)))


def _set_item(m: Machine, call: Call) -> Value:
    if len(call.args) > 1:
        for table in _dicts(call):
            subscript.store_key(m, table, call.args[0], call.args[1], call.frame, call.node)
    return const(None)


METHODS: dict[str, Handler] = {
    "get": _get, "setdefault": _set_default, "pop": _pop, "update": _update, "merge": _update, "keys": _keys, "values": _values, "items": _items,
    "copy": _copy, "clear": _clear, "__getitem__": _get_item, "__setitem__": _set_item,
}  # fmt: skip
MODELS: dict[str, Handler] = {f"dict.{name}": handler for name, handler in METHODS.items()}
