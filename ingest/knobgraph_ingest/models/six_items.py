"""Functions of `six` that read a mapping as its own methods do."""

from __future__ import annotations

from collections.abc import Callable

from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.calling import call_value
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.value import UNKNOWN, Value

METHODS = {
    "iteritems": "items", "iterkeys": "keys", "itervalues": "values", "viewitems": "items", "viewkeys": "keys", "viewvalues": "values",
}  # fmt: skip


def _method(name: str) -> Callable[[Machine, Call], Value]:
    def run(m: Machine, call: Call) -> Value:
        method = m.get_attribute(call.argument(0) or UNKNOWN, name, call.frame, call.node)
        return call_value(m, method, Call(call.frame, call.node, call.args[1:], call.keywords))

    return run


MODELS: dict[str, Handler] = {f"{module}.{name}": _method(method) for module in ("six", "future.utils") for name, method in METHODS.items()}
