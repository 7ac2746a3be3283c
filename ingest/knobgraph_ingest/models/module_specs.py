"""Modules of the repository that are loaded by what describes them: the spec of a file or a name, and the loader that runs it."""

from __future__ import annotations

from knobgraph_ingest.interpreter import own_place
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.calling import external_call
from knobgraph_ingest.interpreter.container import Instance, ModuleShape
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const

SPEC = "importlib.machinery.ModuleSpec"
LOADER = "importlib.machinery.SourceFileLoader"
MODULE = "__module__"


def module_of_file(m: Machine, path: Value | None) -> ModuleShape | None:
    """Return the module whose own file a path is, not yet run; None for any other path."""
    place = own_place.place_of(path)
    return m.importer.module_at(place) if place is not None and place in m.importer.files.files else None


def spec_of(m: Machine, module: ModuleShape) -> Value:
    """Return what describes a module, with its loader."""
    made = m.new_instance(m.external_class(SPEC))
    made.cells.update({MODULE: Value((module,)), "name": const(module.name), "loader": loader_of(m, module)})
    made.cells["origin"] = Value((own_place.shape_at(module.path),))
    return Value((made,))


def loader_of(m: Machine, module: ModuleShape) -> Value:
    """Return what runs a module."""
    made = m.new_instance(m.external_class(LOADER))
    made.cells.update({MODULE: Value((module,)), "name": const(module.name), "path": Value((own_place.shape_at(module.path),))})
    return Value((made,))


def _find(m: Machine, call: Call) -> Value:
    """Describe the module of a name, where it is the repository's own."""
    name = (call.argument(0, "name") or UNKNOWN).text()
    found = m.importer.find(name) if name is not None and not name.startswith(".") else None
    return spec_of(m, found) if found is not None else external_call(m, "importlib.util.find_spec", call)


def _module(value: Value | None) -> Value | None:
    shape = value.only if value is not None else None
    return shape.cells.get(MODULE) if isinstance(shape, Instance) else None


def _from_spec(m: Machine, call: Call) -> Value:
    return _module(call.argument(0, "spec")) or external_call(m, "importlib.util.module_from_spec", call)


def _run(m: Machine, call: Call) -> Value:
    held = _module(call.receiver)
    module = held.only if held is not None else None
    if isinstance(module, ModuleShape):
        m.importer.run_with_parents(m, module, module.name)
    return held if held is not None else UNKNOWN


def _execute(m: Machine, call: Call) -> Value:
    _run(m, call)
    return const(None)


MODELS: dict[str, Handler] = {
    "importlib.util.find_spec": _find,
    "importlib.util.module_from_spec": _from_spec,
    f"{LOADER}.exec_module": _execute,
    f"{LOADER}.load_module": _run,
}
