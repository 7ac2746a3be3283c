"""Classes derived from `dict`, and the well-known outside ones whose keys are attributes too."""

from __future__ import annotations

from knobgraph_graph.fact import NodeKey
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, Instance
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.shape import REST
from knobgraph_ingest.interpreter.subscript import merge_mapping
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const

BASES = ("builtins.dict", "collections.OrderedDict", "collections.UserDict", "collections.defaultdict")
OUTSIDE = ("easydict.EasyDict", "munch.Munch", "addict.Dict", "box.Box", "attrdict.AttrDict", "bunch.Bunch", "ml_collections.ConfigDict")


def _fill(m: Machine, instance: Instance, call: Call) -> None:
    backing = instance.cells.get("__dict_items__")
    present = backing.only if backing is not None else None
    table = present if isinstance(present, DictShape) else m.new_dict()
    if table is not present:
        instance.cells["__dict_items__"] = Value((table,))
        m.own(Value((table,)), NodeKey("ConfigClass", instance.cls.qualified))
    place = (call.frame.path, getattr(call.node, "lineno", 0))
    for argument in call.args[:1]:
        merge_mapping(m, table, argument, call.frame, call.node)
    for name, value in call.keywords.items():
        m.write_item(table, name, value, place)
    if call.keyword_rest is not None:
        m.write_item(table, REST, call.keyword_rest, place)


def _init(m: Machine, call: Call) -> Value:
    receiver = call.receiver.only
    if isinstance(receiver, Instance) and receiver.cls.external is None:
        _fill(m, receiver, call)
    return const(None)


def _new(m: Machine, call: Call) -> Value:
    cls = call.args[0].only if call.args else None
    if not isinstance(cls, ClassShape):
        return UNKNOWN
    instance = m.new_instance(cls)
    _fill(m, instance, Call(call.frame, call.node))
    return Value((instance,))


def _outside(name: str) -> Handler:
    def run(m: Machine, call: Call) -> Value:
        return m.call(m.importer.external("types.SimpleNamespace"), call)

    return run


MODELS: dict[str, Handler] = {
    **{f"{base}.__init__": _init for base in BASES},
    **{f"{base}.__new__": _new for base in BASES},
    **{name: _outside(name) for name in OUTSIDE},
}
