"""`inspect.signature`: the parameters of the repository's own functions and classes, with names, kinds, defaults and annotations."""

from __future__ import annotations

from knobgraph_ingest.command_lines.signature import SignatureParameter, parameters_of
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.shape import External
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const, unknown

EMPTY = Value((External("inspect.Parameter.empty"),))
KINDS = {"positional": "POSITIONAL_OR_KEYWORD", "keyword": "KEYWORD_ONLY", "*": "VAR_POSITIONAL", "**": "VAR_KEYWORD"}


def _signature(m: Machine, call: Call) -> Value:
    callee = call.argument(0, "callable") or call.argument(0, "obj") or UNKNOWN
    found = parameters_of(m, callee.only) if callee.only is not None else []
    if not found:
        return unknown(of="inspect.signature()")
    table = m.new_dict()
    for parameter in found:
        table.cells[parameter.name] = _parameter(m, parameter)
    made = m.new_instance(m.external_class("inspect.Signature"))
    made.cells["parameters"] = Value((table,))
    return Value((made,))


def _parameter(m: Machine, parameter: SignatureParameter) -> Value:
    made = m.new_instance(m.external_class("inspect.Parameter"))
    made.cells["name"] = const(parameter.name)
    made.cells["kind"] = Value((External(f"inspect.Parameter.{KINDS[parameter.kind]}"),))
    made.cells["default"] = parameter.default if parameter.default is not None else EMPTY
    made.cells["annotation"] = parameter.annotation if parameter.annotation is not None else EMPTY
    return Value((made,))


MODELS: dict[str, Handler] = {"inspect.signature": _signature}
