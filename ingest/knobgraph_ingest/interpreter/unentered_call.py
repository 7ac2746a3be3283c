"""Calls that are not entered any more: what they carry, and when one has to be entered all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knobgraph_graph.fact import NodeKey
from knobgraph_ingest.interpreter import escape, named_import
from knobgraph_ingest.interpreter.container import ClassShape, FunctionShape, Instance, ModuleShape
from knobgraph_ingest.interpreter.held_flags import held_flags
from knobgraph_ingest.interpreter.origin import NO_ORIGINS, NO_ROOTS, FlowKind, Origins, join_origins, roots_of, weaken
from knobgraph_ingest.interpreter.shape import Const, Shape, TupleShape
from knobgraph_ingest.interpreter.value import Value

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.call import Call
    from knobgraph_ingest.interpreter.machine import Machine

OBJECTS_WITHIN = 2  # objects inside objects of a result whose files are looked for


def may_read_another_file(m: Machine, function: FunctionShape, call: Call) -> bool:
    """Whether a function below which a file was opened is called with a flag that it has not been called with since: it may name another file."""
    known = m.readers.get(function.node)
    if known is None:
        return False
    given = roots_of(join_origins(*(m.deep_origins(v) for v in call.everything())))
    m.readers[function.node] = known | given
    return not given <= known


def carries_more(m: Machine, function: FunctionShape, call: Call) -> bool:
    """Whether a call that seems not worth running carries a flag that none of those carried of which that was said before."""
    known = m.not_worth_running.get(function.node, NO_ROOTS)
    given = held_flags(call.everything())
    if given <= known:
        return False
    m.not_worth_running[function.node] = known | given
    return True


def meets_more_code(m: Machine, function: FunctionShape, call: Call) -> bool:
    """Whether a call that seems not worth running is given a class or module that none of those was of which that was said before, or names one to import.

    Each entry of a registry is what its own class or module says it is. What makes objects, or adds options to a parser, does so for objects of
    each class.
    """
    declares = function.node in m.adders or function.name == "__init__"
    told = [s.cls if declares and isinstance(s, Instance) else s for v in call.everything() for s in v.shapes]
    given: set[Shape] = {s for s in told if isinstance(s, ModuleShape) or (isinstance(s, ClassShape) and s.module is not None)}
    if named_import.imports_by_name(function.node):
        given.update(s for v in call.args for s in v.shapes if isinstance(s, Const) and isinstance(s.value, str))
    known = m.met_code.setdefault(function.node, set())
    if given <= known:
        return False
    known |= given
    return True


def receiver_of(function: FunctionShape, call: Call) -> Shape | None:
    """Return the object that a method is called on."""
    first = call.args[0].only if call.args and function.owner_class is not None else None
    return first if isinstance(first, Instance) else None


def found_itself(m: Machine, result: Value, call: Call, before: Origins) -> Origins:
    """Return what a result carries that neither the arguments nor the objects after the first one brought in, and the files that were found `before`.

    A call that found nothing in its file does not say that the next one will not.
    """
    values = call.everything()
    held = [m.deep_origins(inner) for value in values[1:] for shape in value.shapes if isinstance(shape, Instance) for inner in shape.cells.values()]
    given = join_origins(*(m.deep_origins(value) for value in values), *held)
    found = join_origins(result.origins, _files_within(m, result), {source: origin for source, origin in before.items() if _is_file(source)})
    return {source: origin for source, origin in found.items() if source not in given}


def carried_past(m: Machine, function: FunctionShape, call: Call) -> Origins:
    """Return what a call that is not entered carries: its arguments, and what the last one on the same object found there itself.

    A flag that named the file which was read there comes by way of the file.
    """
    escape.lose(m, function, call)
    own = m.carried.get((function.node, receiver_of(function, call)), NO_ORIGINS)
    given = join_origins(*(m.deep_origins(v) for v in call.everything()))
    named = roots_of({source: origin for source, origin in own.items() if _is_file(source)})
    if named:
        given = {source: origin for source, origin in given.items() if not origin.roots or not origin.roots <= named}
    return weaken(join_origins(given, own), FlowKind.DERIVES)


def _is_file(source: NodeKey) -> bool:
    return source.label == "Knob" and source.id.startswith("file:")


def _files_within(m: Machine, result: Value) -> Origins:
    """Return the files that a value was read from, and those that what the objects in it hold was, each object looked at once."""
    found: list[Origins] = []
    layer: list[Value] = [result]
    seen: set[Instance] = set()
    for depth in range(OBJECTS_WITHIN + 1):
        inside: list[Value] = []
        for value in layer:
            files = {source: origin for source, origin in m.deep_origins(value).items() if _is_file(source)}
            if files:
                found.append(weaken(files, FlowKind.DERIVES) if depth else files)
            for shape in [s for outer in value.shapes for s in ([i for v in outer.items for i in v.shapes] if isinstance(outer, TupleShape) else [outer])]:
                if isinstance(shape, Instance) and shape not in seen:
                    seen.add(shape)
                    inside.extend(shape.cells.values())
        layer = inside
    return join_origins(*found)
