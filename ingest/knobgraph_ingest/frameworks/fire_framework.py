"""Python Fire (its guide): functions, classes, objects and tables of them as command lines."""

from __future__ import annotations

from knobgraph_ingest.command_lines.callable_commands import module_functions, run
from knobgraph_ingest.command_lines.class_flags import Style
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.shape import Const
from knobgraph_ingest.interpreter.value import Value

STYLE = Style("fire", lambda path, kind, member: (f"--{path[-1]}",), nested=False)


def _fire(m: Machine, call: Call) -> Value:
    component = call.argument(0, "component")
    if component is None or component.constant() == Const(None):
        component = module_functions(m, call.frame.module)
    return run(m, component, STYLE, call.unshifted() if call.args else Call(call.frame, call.node))


STARTERS = ("fire.Fire",)
MODELS: dict[str, Handler] = {"fire.Fire": _fire, "fire.core.Fire": _fire}
