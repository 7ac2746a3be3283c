"""Builtin functions of types, classes and descriptors."""

from __future__ import annotations

from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.class_definition import class_from_call, made_by_type
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, FunctionShape, Instance, ListShape
from knobgraph_ingest.interpreter.instance_check import builtin_type, is_instance, is_subclass
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.origin import FlowKind, weaken
from knobgraph_ingest.interpreter.shape import EITHER, BoundMethod, Const, Descriptor, External, Native, Partial, Shape, Super, TupleShape, Unknown
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const, decided, unknown


def _isinstance(m: Machine, call: Call) -> Value:
    if len(call.args) < 2:
        return Value(EITHER)
    return decided([is_instance(m, s, call.args[1]) for s in call.args[0].shapes]).plus(weaken(call.args[0].origins, FlowKind.CONTROLS))


def _issubclass(m: Machine, call: Call) -> Value:
    return decided([is_subclass(s, call.args[1]) for s in call.args[0].shapes]) if len(call.args) > 1 else Value(EITHER)


def _type(m: Machine, call: Call) -> Value:
    if len(call.args) != 1:
        return class_from_call(m, None, call) or UNKNOWN
    shapes: list[Shape] = []
    for shape in call.args[0].shapes:
        name = builtin_type(shape)
        if isinstance(shape, Instance):
            shapes.append(shape.cls)
        elif name is not None:
            shapes.append(External("pathlib.Path" if name == "PurePosixPath" else f"builtins.{name}"))
        elif isinstance(shape, (FunctionShape, BoundMethod)):
            shapes.append(External("types.FunctionType" if isinstance(shape, FunctionShape) else "types.MethodType"))
        else:
            shapes.append(Unknown())
    return Value(tuple(dict.fromkeys(shapes)), weaken(call.args[0].origins, FlowKind.CONTROLS))


def _super(m: Machine, call: Call) -> Value:
    cls = call.args[0].only if call.args else None
    if isinstance(cls, ClassShape) and len(call.args) > 1:
        return Value((Super(cls, call.args[1]),))
    return UNKNOWN


def _callable(m: Machine, call: Call) -> Value:
    shape = (call.argument(0) or UNKNOWN).only
    if isinstance(shape, (FunctionShape, ClassShape, BoundMethod, Native, Partial)):
        return const(True)
    return const(False) if isinstance(shape, (Const, DictShape, ListShape, TupleShape)) else Value(EITHER)


def _property(m: Machine, call: Call) -> Value:
    getter = call.argument(0, "fget") or UNKNOWN
    setter = call.argument(1, "fset")
    return Value((Descriptor("property", getter, setter),))


def _descriptor(kind: str) -> Handler:
    return lambda m, call: Value((Descriptor(kind, call.argument(0) or UNKNOWN),))


def _object_new(m: Machine, call: Call) -> Value:
    cls = call.args[0].only if call.args else None
    return Value((m.new_instance(cls),)) if isinstance(cls, ClassShape) else UNKNOWN


def _quiet(m: Machine, call: Call) -> Value:
    return const(None)


def _object(m: Machine, call: Call) -> Value:
    return Value((m.new_instance(m.external_class("builtins.object")),))


def _id(m: Machine, call: Call) -> Value:
    return unknown(weaken(call.origins(), FlowKind.CONTROLS), "int")


MODELS: dict[str, Handler] = {
    "builtins.isinstance": _isinstance,
    "builtins.issubclass": _issubclass,
    "builtins.type": _type,
    "builtins.super": _super,
    "builtins.callable": _callable,
    "builtins.property": _property,
    "builtins.classmethod": _descriptor("classmethod"),
    "builtins.staticmethod": _descriptor("staticmethod"),
    "builtins.object": _object,
    "builtins.type.__new__": made_by_type,
    "builtins.type.__init__": _quiet,
    "builtins.object.__new__": _object_new,
    "builtins.object.__init__": _quiet,
    "builtins.object.__init_subclass__": _quiet,
    "builtins.id": _id,
    "builtins.hash": _id,
}
