"""Calls of outside code: which of their arguments are knobs, and which are only where a value went."""

from __future__ import annotations

import ast
import json
from dataclasses import replace
from typing import TYPE_CHECKING

from knobgraph_graph.fact import NodeKey
from knobgraph_ingest.interpreter import escape
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.container import ClassShape
from knobgraph_ingest.interpreter.lineage import KnobFact
from knobgraph_ingest.interpreter.mro import linearise
from knobgraph_ingest.interpreter.origin import Origins
from knobgraph_ingest.interpreter.value import Value

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.machine import Machine

MOST_TEXT = 400


def record_call(m: Machine, name: str, call: Call) -> list[Origins]:
    """Record the arguments of a call and return the origins of each that what it gives may derive from.

    At a surface every argument that counts is a knob. Any other keyword argument is recorded where something flows into it, and a
    positional one only counts as a use of the flags it carries.
    """
    surface = m.surfaces.match(name)
    place = (call.frame.path, getattr(call.node, "lineno", 0))
    found: list[Origins] = []
    written = {k.arg: k.value for k in call.node.keywords if k.arg} if isinstance(call.node, ast.Call) else {}
    for parameter, value in call.keywords.items():
        origins = m.deep_origins(value)
        if surface is None or surface.describe(parameter).outcome:
            found.append(origins)
        if surface is not None and surface.counts(parameter):
            _knob(m, name, parameter, value, place, written.get(parameter))
        if origins:
            m.into_knob(NodeKey("Knob", f"{name}({parameter}=)@{place[0]}:{place[1]}"), origins, place)
    escape.hand_over(m, call)
    positional = call.node.args if isinstance(call.node, ast.Call) else []
    shift = len(call.args) - len(positional)
    for position, value in enumerate(call.args):
        origins = m.deep_origins(value)
        parameter = surface.positional[position - max(shift, 0)] if surface is not None and 0 <= position - max(shift, 0) < len(surface.positional) else ""
        if surface is None or surface.describe(parameter).outcome:
            found.append(origins)
        if surface is not None and parameter and surface.counts(parameter):
            node = positional[position - max(shift, 0)] if 0 <= position - max(shift, 0) < len(positional) else None
            _knob(m, name, parameter, value, place, node)
            m.into_knob(NodeKey("Knob", f"{name}({parameter}=)@{place[0]}:{place[1]}"), origins, place)
        elif origins:
            m.handed_out.update((source, place) for source in origins)
    return found


def record_switch(m: Machine, name: str, value: Value, place: tuple[str, int]) -> None:
    """Record the assignment of an outside attribute: a knob where that is a surface, else a target of what flows into it."""
    key = NodeKey("Knob", f"{name}@{place[0]}:{place[1]}")
    if m.surfaces.match(name, "attribute") is not None and key not in m.lineage.knobs:
        owner, _, attribute = name.rpartition(".")
        m.lineage.knobs[key] = KnobFact(owner, attribute, *place, "", _constant(value), place[1])
    m.into_knob(key, m.deep_origins(value), place)


def inherited(m: Machine, cls: ClassShape, name: str) -> str | None:
    """Return the dotted name of a method that an own class inherits from outside, where calling it is a surface."""
    found = (f"{base.external}.{name}" for base in linearise(cls) if base.external is not None)
    return next((dotted for dotted in found if m.surfaces.match(dotted) is not None), None)


def _knob(m: Machine, name: str, parameter: str, value: Value, place: tuple[str, int], node: ast.expr | None) -> None:
    key = NodeKey("Knob", f"{name}({parameter}=)@{place[0]}:{place[1]}")
    present = m.lineage.knobs.get(key)
    if present is not None:
        if present.constant is not None and present.constant != _constant(value):
            m.lineage.knobs[key] = replace(present, constant=None)
    else:
        line = node.lineno if node is not None else place[1]
        m.lineage.knobs[key] = KnobFact(name, parameter, *place, _text(node), _constant(value), line, _columns(node))


def _text(node: ast.expr | None) -> str:
    text = ast.unparse(node) if node is not None else ""
    return text if len(text) <= MOST_TEXT else f"{text[:MOST_TEXT]} …"


def _columns(node: ast.expr | None) -> tuple[int, int] | None:
    return (node.col_offset, node.end_col_offset or 0) if node is not None and node.lineno == node.end_lineno else None


def _constant(value: Value) -> str | None:
    constant = value.constant()
    if constant is None:
        return None
    try:
        return json.dumps(constant.value)
    except (TypeError, ValueError):
        return None
