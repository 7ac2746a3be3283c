"""`pluggy`: the hooks of the repository's own plug-ins, called where its plug-in manager calls them."""

from __future__ import annotations

from knobgraph_ingest.command_lines.signature import parameters_of
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.calling import run_may
from knobgraph_ingest.interpreter.condition import truth
from knobgraph_ingest.interpreter.container import FunctionShape, Instance, ModuleShape
from knobgraph_ingest.interpreter.kept_table import table_of
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.shape import BoundMethod, Native
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const, join_values

MANAGER = "pluggy.PluginManager"
HOOKS = "pluggy.HookRelay"
FIRST = "__firstresult__"


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


def _registering(name: str) -> Handler:
    def run(m: Machine, call: Call) -> Value:
        manager, plugin = call.receiver.only, call.argument(0, "plugin") or call.argument(0, "module_or_class")
        if isinstance(manager, Instance) and plugin is not None:
            table = table_of(m, manager, name)
            for shape in plugin.present().shapes:
                if isinstance(shape, (ModuleShape, Instance)):
                    m.heap.write(table.cells, shape, Value((shape,)))
        return const(None)

    return run


def _plugins(m: Machine, call: Call) -> Value:
    manager = call.receiver.only
    return Value((m.new_list(list(table_of(m, manager, "__plugins__").cells.values()) if isinstance(manager, Instance) else [], "set"),))


def _hook(m: Machine, call: Call) -> Value:
    relay, name = call.args[0].only, call.args[1].text()
    manager = relay.cells["__manager__"].only if isinstance(relay, Instance) else None
    if not isinstance(manager, Instance) or name is None:
        return UNKNOWN
    return Value((Native(f"{HOOKS}.{name}", lambda m, call: _call_hook(m, manager, name, call)),))


def _call_hook(m: Machine, manager: Instance, name: str, call: Call) -> Value:
    results: list[Value] = []
    for plugin in reversed(list(table_of(m, manager, "__plugins__").cells.values())):
        shape = plugin.only
        if isinstance(shape, ModuleShape) and name not in shape.cells:
            continue
        function = m.get_attribute(plugin, name, call.frame, call.node)
        wanted = function.only
        if isinstance(wanted, (FunctionShape, BoundMethod)):
            taken = {p.name for p in parameters_of(m, wanted)}
            results.append(run_may(m, call.frame, function, Call(call.frame, call.node, (), {k: v for k, v in call.keywords.items() if k in taken})))
    if any(_gives_one(m, spec, name) for spec in table_of(m, manager, "__specs__").cells.values()):
        return join_values([*results, const(None)])
    return Value((m.new_list(results),))


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
    f"{MANAGER}.register": _registering("__plugins__"),
    f"{MANAGER}.add_hookspecs": _registering("__specs__"),
    f"{MANAGER}.get_plugins": _plugins,
    f"{HOOKS}.__getattr__": _hook,
    "pluggy.HookimplMarker": _marker,
    "pluggy.HookspecMarker": _marker,
}
