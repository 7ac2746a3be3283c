"""`TypedDict`: classes whose objects are plain dicts with declared keys."""

from __future__ import annotations

from knobgraph_graph.fact import NodeKey
from knobgraph_ingest.config_kinds.dataclass_kind import inheriting
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.container import ClassShape, DictShape
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.subscript import merge_mapping
from knobgraph_ingest.interpreter.value import UNKNOWN, Value

KIND = "TypedDict"


def _new(m: Machine, call: Call) -> Value:
    cls = call.receiver.only
    table = m.new_dict()
    if isinstance(cls, ClassShape):
        m.own(Value((table,)), NodeKey("ConfigClass", cls.qualified))
    for argument in call.args[:1]:
        merge_mapping(m, table, argument, call.frame, call.node)
    for name, value in call.keywords.items():
        m.write_item(table, name, value, (call.frame.path, getattr(call.node, "lineno", 0)))
    return Value((table,))


def _annotate(m: Machine, call: Call) -> Value:
    """What a dict already holds when it gets its type has been stored in the type's keys."""
    cls, value = call.args[0].only, call.args[1]
    for shape in value.shapes:
        if not isinstance(shape, DictShape) or not isinstance(cls, ClassShape):
            continue
        owner = NodeKey("ConfigClass", cls.qualified)
        if owner in shape.owners:
            continue
        m.own(Value((shape,)), owner)
        for key, held in list(shape.cells.items()):
            if key in cls.fields:
                m.write_item(shape, key, held, (call.frame.path, getattr(call.node, "lineno", 0)))
    return UNKNOWN


MODELS: dict[str, Handler] = {
    "typing.TypedDict.__init_subclass__": inheriting(KIND),
    f"kind.{KIND}.inherit": inheriting(KIND),
    f"kind.{KIND}.new": _new,
    f"kind.{KIND}.annotate": _annotate,
}
