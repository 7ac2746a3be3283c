"""Calls that are not entered any more: what they carry, and when one has to be entered all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knobgraph_graph.fact import NodeKey
from knobgraph_ingest.interpreter import escape
from knobgraph_ingest.interpreter.container import FunctionShape, Instance
from knobgraph_ingest.interpreter.origin import NO_ORIGINS, FlowKind, Origins, join_origins, roots_of, weaken
from knobgraph_ingest.interpreter.shape import Shape, TupleShape
from knobgraph_ingest.interpreter.value import Value

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.call import Call
    from knobgraph_ingest.interpreter.machine import Machine


def may_read_another_file(m: Machine, function: FunctionShape, call: Call) -> bool:
    """Whether a function below which a file was opened is called with a flag that it has not been called with since: it may name another file."""
    known = m.readers.get(function.node)
    if known is None:
        return False
    given = roots_of(join_origins(*(m.deep_origins(v) for v in call.everything())))
    m.readers[function.node] = known | given
    return not given <= known


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
    files = {source: origin for source, origin in _with_objects(m, result).items() if _is_file(source)}
    found = join_origins(result.origins, files, {source: origin for source, origin in before.items() if _is_file(source)})
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


def _with_objects(m: Machine, value: Value, depth: int = 2) -> Origins:
    """Return the origins of a value, of what its containers hold, and of what the objects in it hold."""
    shapes = [s for outer in value.shapes for s in ([i for v in outer.items for i in v.shapes] if isinstance(outer, TupleShape) else [outer])]
    inside = [_with_objects(m, held, depth - 1) for s in shapes if isinstance(s, Instance) and depth for held in s.cells.values()]
    return join_origins(m.deep_origins(value), *(weaken(i, FlowKind.DERIVES) for i in inside))
