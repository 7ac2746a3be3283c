"""`pluggy`: the hooks of the repository's own plug-ins, called where its plug-in manager calls them."""

from __future__ import annotations

from knobgraph_ingest.command_lines.signature import parameters_of
from knobgraph_ingest.interpreter import subscript
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.calling import call_value, run_may
from knobgraph_ingest.interpreter.condition import truth
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, FunctionShape, Instance, ListShape, ModuleShape
from knobgraph_ingest.interpreter.kept_table import table_of
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.mro import look_up
from knobgraph_ingest.interpreter.shape import EITHER, BoundMethod, Native
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const, join_values, unknown

MANAGER = "pluggy.PluginManager"
HOOKS = "pluggy.HookRelay"
CALLER = "pluggy.HookCaller"
FIRST = "__firstresult__"
PLUGINS, SPECIFICATIONS, NAMES, HISTORY = "__plugins__", "__specs__", "__names__", "__history__"


def _new_manager(m: Machine, call: Call) -> Value:
    made = Value((m.new_instance(m.external_class(MANAGER)),))
    _prepare(m, call.with_receiver(made))
    return made


def _prepare(m: Machine, call: Call) -> Value:
    manager = call.receiver.only
    if isinstance(manager, Instance):
        hooks = m.new_instance(m.external_class(HOOKS))
        m.heap.write(hooks.cells, "__manager__", call.receiver)
        m.heap.write(manager.cells, "hook", Value((hooks,)))
    return const(None)


def _register(m: Machine, call: Call) -> Value:
    """Take in a plug-in, and call its hooks that were called before it was there and are to be called of every plug-in."""
    manager, plugin = call.receiver.only, call.argument(0, "plugin")
    name = call.argument(1, "name")
    if isinstance(manager, Instance) and plugin is not None:
        table, names = table_of(m, manager, PLUGINS), table_of(m, manager, NAMES)
        for shape in plugin.present().shapes:
            if not isinstance(shape, (ModuleShape, Instance, ClassShape)) or shape in table.cells:
                continue
            one = Value((shape,))
            m.heap.write(table.cells, shape, one)
            if name is not None and name.text() is not None:
                m.heap.write(names.cells, name.text(), one)
            for hook, calls in list(table_of(m, manager, HISTORY).cells.items()):
                for remembered in _remembered(calls):
                    _call_of(m, one, str(hook), call, remembered)
    return name if name is not None and name.text() is not None else unknown(type_name="str")


def _remembered(calls: Value) -> list[dict[str, Value]]:
    tables = [t.only for s in calls.shapes if isinstance(s, ListShape) for t in s.cells.values()]
    return [{k: v for k, v in t.cells.items() if isinstance(k, str)} for t in tables if isinstance(t, DictShape)]


def _add_specifications(m: Machine, call: Call) -> Value:
    manager, given = call.receiver.only, call.argument(0, "module_or_class")
    for shape in given.present().shapes if isinstance(manager, Instance) and given is not None else ():
        if isinstance(manager, Instance) and isinstance(shape, (ModuleShape, Instance, ClassShape)):
            m.heap.write(table_of(m, manager, SPECIFICATIONS).cells, shape, Value((shape,)))
    return const(None)


def _load_group(m: Machine, call: Call) -> Value:
    """Register the repository's own objects that it declares as entry points of a group."""
    declared, group = m.importer.external("importlib.metadata.entry_points"), call.argument(0, "group") or UNKNOWN
    points = call_value(m, declared, Call(call.frame, call.node, (), {"group": group}))
    known, _ = subscript.items_of(m, points, call.frame, call.node)
    for point in known:
        plugin = call_value(m, m.get_attribute(point, "load", call.frame, call.node), Call(call.frame, call.node))
        name = m.get_attribute(point, "name", call.frame, call.node)
        call_value(m, m.get_attribute(call.receiver, "register", call.frame, call.node), Call(call.frame, call.node, (plugin,), {"name": name}))
    return unknown(type_name="int")


def _get_plugin(m: Machine, call: Call) -> Value:
    """Return the plug-in registered under a name; nothing where none is known to be, though one of another distribution may."""
    manager, name = call.receiver.only, (call.argument(0, "name") or UNKNOWN).text()
    found = table_of(m, manager, NAMES).cells.get(name) if isinstance(manager, Instance) and name is not None else None
    return found if found is not None else join_values([unknown(of=f"{MANAGER}.get_plugin()"), const(None)])


def _plugins(m: Machine, call: Call) -> Value:
    manager = call.receiver.only
    return Value((m.new_list(list(table_of(m, manager, PLUGINS).cells.values()) if isinstance(manager, Instance) else [], "set"),))


def _hook(m: Machine, call: Call) -> Value:
    relay, name = call.args[0].only, call.args[1].text()
    manager = relay.cells["__manager__"].only if isinstance(relay, Instance) else None
    if not isinstance(manager, Instance) or name is None:
        return UNKNOWN
    caller = m.new_instance(m.external_class(CALLER))
    caller.cells.update({"__manager__": Value((manager,)), "name": const(name)})
    return Value((caller,))


def _manager_of(call: Call) -> tuple[Instance, str] | None:
    caller = call.receiver.only
    manager = caller.cells["__manager__"].only if isinstance(caller, Instance) else None
    name = caller.cells["name"].text() if isinstance(caller, Instance) else None
    return (manager, name) if isinstance(manager, Instance) and name is not None else None


def _call_hook(m: Machine, call: Call) -> Value:
    found = _manager_of(call)
    if found is None:
        return UNKNOWN
    manager, name = found
    results = [r for p in reversed(list(table_of(m, manager, PLUGINS).cells.values())) if (r := _call_of(m, p, name, call, call.keywords)) is not None]
    if any(_gives_one(m, spec, name) for spec in table_of(m, manager, SPECIFICATIONS).cells.values()):
        return join_values([*results, const(None)])
    return Value((m.new_list(results),))


def _call_of(m: Machine, plugin: Value, name: str, call: Call, given: dict[str, Value]) -> Value | None:
    """Return what the hook of one plug-in gives, None where it has none of that name; it gets of what is given what it asks for."""
    plugin = plugin.present()
    shape = plugin.only
    if not isinstance(shape, (ModuleShape, Instance, ClassShape)) or (isinstance(shape, ModuleShape) and name not in shape.cells):
        return None
    if not isinstance(shape, ModuleShape) and look_up(shape if isinstance(shape, ClassShape) else shape.cls, name) is None:
        return None
    function = m.get_attribute(plugin, name, call.frame, call.node)
    wanted = function.only
    if not isinstance(wanted, (FunctionShape, BoundMethod)):
        return None
    taken = {p.name for p in parameters_of(m, wanted)}
    return run_may(m, call.frame, function, Call(call.frame, call.node, (), {k: v for k, v in given.items() if k in taken}))


def _call_historic(m: Machine, call: Call) -> Value:
    """Call a hook of the plug-ins that are there and, later, of each one that is registered."""
    found, given = _manager_of(call), call.argument(1, "kwargs")
    table = given.only if given is not None else None
    if found is None or (given is not None and not isinstance(table, DictShape)):
        return const(None)
    manager, name = found
    kept = m.new_dict()
    kept.cells.update(table.cells if isinstance(table, DictShape) else {})
    history = table_of(m, manager, HISTORY)
    before = history.cells[name].only if name in history.cells else None
    calls = [*(before.cells.values() if isinstance(before, ListShape) else ()), Value((kept,))]
    m.heap.write(history.cells, name, Value((m.new_list(calls),)))
    for plugin in reversed(list(table_of(m, manager, PLUGINS).cells.values())):
        _call_of(m, plugin, name, call, {k: v for k, v in kept.cells.items() if isinstance(k, str)})
    return const(None)


def _gives_one(m: Machine, spec: Value, name: str) -> bool:
    shape = spec.only
    function = shape.cells.get(name) if isinstance(shape, ModuleShape) else None
    return function is not None and any(isinstance(s, FunctionShape) and FIRST in s.cells for s in function.shapes)


def _marker(m: Machine, call: Call) -> Value:
    return Value((Native("pluggy.marker", _mark),))


def _mark(m: Machine, call: Call) -> Value:
    first = "firstresult" in call.keywords and truth(call.keywords["firstresult"]) is True
    if call.args:
        return _marked(m, call.args[0], first=first)
    return Value((Native("pluggy.marker()", lambda m, inner: _marked(m, inner.argument(0) or UNKNOWN, first=first)),))


def _marked(m: Machine, function: Value, *, first: bool) -> Value:
    for shape in function.shapes if first else ():
        if isinstance(shape, FunctionShape):
            m.heap.write(shape.cells, FIRST, const(True))
    return function


MODELS: dict[str, Handler] = {
    MANAGER: _new_manager,
    f"{MANAGER}.__init__": _prepare,
    f"{MANAGER}.register": _register,
    f"{MANAGER}.add_hookspecs": _add_specifications,
    f"{MANAGER}.get_plugins": _plugins,
    f"{MANAGER}.get_plugin": _get_plugin,
    f"{MANAGER}.is_blocked": lambda m, call: Value(EITHER),
    f"{MANAGER}.load_setuptools_entrypoints": _load_group,
    f"{CALLER}.__call__": _call_hook,
    f"{CALLER}.call_historic": _call_historic,
    f"{HOOKS}.__getattr__": _hook,
    "pluggy.HookimplMarker": _marker,
    "pluggy.HookspecMarker": _marker,
}
