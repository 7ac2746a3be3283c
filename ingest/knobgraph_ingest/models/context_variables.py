"""`contextvars.ContextVar` and `threading.local`: values kept for whoever asks later."""

from __future__ import annotations

from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.container import Instance
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, join_values, unknown

VARIABLE = "contextvars.ContextVar"


def _make(m: Machine, call: Call) -> Value:
    instance = m.new_instance(m.external_class(VARIABLE))
    if "default" in call.keywords:
        instance.cells["value"] = call.keywords["default"]
    return Value((instance,))


def _set(m: Machine, call: Call) -> Value:
    m.oldest_write = 0
    for shape in call.receiver.shapes:
        if isinstance(shape, Instance):
            m.heap.write(shape.cells, "value", call.argument(0, "value") or UNKNOWN)
    return unknown(of="contextvars.Token")


def _get(m: Machine, call: Call) -> Value:
    held = [s.cells["value"].present() for s in call.receiver.shapes if isinstance(s, Instance) and "value" in s.cells]
    if held:
        return join_values(held)
    return call.argument(0, "default") or UNKNOWN


def _local(m: Machine, call: Call) -> Value:
    return m.call(m.importer.external("types.SimpleNamespace"), Call(call.frame, call.node))


MODELS: dict[str, Handler] = {
    VARIABLE: _make,
    f"{VARIABLE}.set": _set,
    f"{VARIABLE}.get": _get,
    "threading.local": _local,
}
