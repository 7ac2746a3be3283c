"""`cls.__subclasses__()`: the classes that were derived from a class so far, from which programs fill their registries."""

from __future__ import annotations

from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.container import ClassShape
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.shape import REST, Native
from knobgraph_ingest.interpreter.value import Value, unknown

NAME = "builtins.type.__subclasses__"


def _bound(m: Machine, call: Call) -> Value:
    return Value((Native(NAME, _subclasses, call.args[0]),))


def _subclasses(m: Machine, call: Call) -> Value:
    """Return the direct subclasses in the order they were defined; open where code ran that may have defined more."""
    asked = call.receiver.only or (call.args[0].only if call.args else None)
    if not isinstance(asked, ClassShape):
        return unknown()
    found = m.new_list([Value((cls,)) for cls in m.importer.defined.values() if any(asked in base.shapes for base in cls.bases)])
    if m.importer.unfound:
        m.heap.write(found.cells, REST, unknown())
    return Value((found,))


MODELS: dict[str, Handler] = {
    "class.__subclasses__": _bound,
    NAME: _subclasses,
}
