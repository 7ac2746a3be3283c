"""Entry points loaded by group (`importlib.metadata`, `pkg_resources`): declared ones are the repository's own objects."""

from __future__ import annotations

import ast

from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.calling import external_call
from knobgraph_ingest.interpreter.container import Instance, ListShape
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.shape import Const
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const, join_values

POINT = "importlib.metadata.EntryPoint"
POINTS = "importlib.metadata.EntryPoints"
DISTRIBUTION = "importlib.metadata.Distribution"
ENTRIES = "__entries__"


def _points(m: Machine, entries: list[Value]) -> Value:
    made = m.new_instance(m.external_class(POINTS))
    texts = {n: [e.shapes[0].cells[n] for e in entries if isinstance(e.shapes[0], Instance)] for n in ("name", "group")}
    made.cells.update({
        ENTRIES: Value((m.new_list(entries),)), "names": Value((m.new_list(list(dict.fromkeys(texts["name"])), "set"),)),
        "groups": Value((m.new_list(list(dict.fromkeys(texts["group"])), "set"),)),
    })  # fmt: skip
    return Value((made,))


def _point(m: Machine, group: str, name: str, target: str) -> Value:
    made = m.new_instance(m.external_class(POINT))
    module, _, attribute = target.partition(":")
    made.cells.update(name=const(name), group=const(group), value=const(target), module=const(module), module_name=const(module), attr=const(attribute))
    return Value((made,))


def _entries(value: Value) -> list[Value]:
    shape = value.only
    held = shape.cells.get(ENTRIES) if isinstance(shape, Instance) else None
    return list(held.only.cells.values()) if held is not None and isinstance(held.only, ListShape) else []


def _chosen(entries: list[Value], attribute: str, wanted: Value | None) -> list[Value]:
    """Return the entries whose attribute may be one of the wanted texts; all where nothing is asked for or known."""
    texts = {s.value for s in wanted.shapes if isinstance(s, Const)} if wanted is not None else set()
    if not texts:
        return entries
    return [e for e in entries if isinstance(e.shapes[0], Instance) and e.shapes[0].cells[attribute].text() in texts]


def _entry_points(m: Machine, call: Call) -> Value:
    entries = [_point(m, group, n, t) for group, table in m.importer.groups.items() for n, t in table.items()]
    group = call.keywords.get("group")
    found = _chosen(_chosen(entries, "group", group), "name", call.keywords.get("name"))
    return _points(m, found) if found else external_call(m, "importlib.metadata.entry_points", call)


def _distributions(m: Machine, call: Call) -> Value:
    """Return what is installed, as far as it declares entry points that are known: the repository itself."""
    entries = _entries(_entry_points(m, Call(call.frame, call.node)))
    if not entries:
        return external_call(m, "importlib.metadata.distributions", call)
    made = m.new_instance(m.external_class(DISTRIBUTION))
    made.cells["entry_points"] = _points(m, entries)
    return Value((m.new_list([Value((made,))]),))


def _iterated(m: Machine, call: Call) -> Value:
    """Return what `pkg_resources.iter_entry_points(group, name=None)` yields."""
    entries = [_point(m, group, n, t) for group, table in m.importer.groups.items() for n, t in table.items()]
    found = _chosen(_chosen(entries, "group", call.argument(0, "group")), "name", call.argument(1, "name"))
    return Value((m.new_list(found),)) if found else external_call(m, "pkg_resources.iter_entry_points", call)


def _select(m: Machine, call: Call) -> Value:
    return _points(m, _chosen(_chosen(_entries(call.receiver), "group", call.keywords.get("group")), "name", call.keywords.get("name")))


def _item(m: Machine, call: Call) -> Value:
    entries, key = _entries(call.receiver), call.argument(0)
    of_group = _chosen(entries, "group", key)
    if key is not None and key.text() is not None and of_group:
        return _points(m, of_group)
    found = _chosen(entries, "name", key)
    return join_values(found) if found else call.argument(1, "default") or UNKNOWN


def _iterate(m: Machine, call: Call) -> Value:
    return Value((m.new_list(_entries(call.receiver)),))


def _load(m: Machine, call: Call) -> Value:
    results: list[Value] = []
    for shape in call.receiver.shapes:
        module = shape.cells["module"].text() if isinstance(shape, Instance) else None
        if module is None or not isinstance(shape, Instance):
            continue
        value = m.importer.import_module(m, module, 0, call.frame.module)
        for name in filter(None, str(shape.cells["attr"].text() or "").split(".")):
            value = m.get_attribute(value, name, call.frame, ast.Pass(lineno=getattr(call.node, "lineno", 0), col_offset=0))
        results.append(value)
    return join_values(results) if results else UNKNOWN


MODELS: dict[str, Handler] = {
    "importlib.metadata.entry_points": _entry_points,
    "importlib.metadata.distributions": _distributions,
    "pkg_resources.iter_entry_points": _iterated,
    f"{POINTS}.__getitem__": _item,
    f"{POINTS}.__iter__": _iterate,
    f"{POINTS}.get": _item,
    f"{POINTS}.select": _select,
    f"{POINT}.load": _load,
    f"{POINT}.resolve": _load,
}
