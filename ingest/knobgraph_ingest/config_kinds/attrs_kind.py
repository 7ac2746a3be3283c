"""attrs (both generations of its names: `attr.s`/`attr.ib`, `attrs.define`/`attrs.field`) and what it offers on its classes."""

from __future__ import annotations

import ast
from dataclasses import replace

from knobgraph_ingest.config_kinds.dataclass_kind import DECLARES, annotation_value, as_dict, declared_fields, field_call, from_field_call, replaced
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.condition import truth
from knobgraph_ingest.interpreter.container import ClassShape, FieldDeclaration, Instance
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.mro import linearise
from knobgraph_ingest.interpreter.shape import Const, External, Native, TupleShape
from knobgraph_ingest.interpreter.subscript import items_of
from knobgraph_ingest.interpreter.value import NONE, UNKNOWN, Value, const, join_values, unknown

FIELD = "attr.Attribute"
FACTORY = "attr.Factory"
OLD = ("attr.s", "attr.attrs", "attr.attributes")
NEW = ("attr.define", "attr.mutable", "attr.frozen", "attr.dataclass", "attr.auto_attribs")


def _field(m: Machine, call: Call) -> Value:
    keywords = dict(call.keywords)
    if call.args:
        keywords["default"] = call.args[0]
    return field_call(m, keywords, FIELD)


def _takes_object(function: Value) -> Value:
    """Return a factory that is given the object whose field it fills."""
    return Value((Native("attr.Factory()", lambda m, call: m.call(function, Call(call.frame, call.node, (call.receiver,)))),))


def _factory(m: Machine, call: Call) -> Value:
    made = call.argument(0, "factory") or UNKNOWN
    instance = m.new_instance(m.external_class(FACTORY))
    takes = call.argument(1, "takes_self")
    instance.cells["factory"] = _takes_object(made) if takes is not None and truth(takes) is True else made
    return Value((instance,))


def _default_method(m: Machine, call: Call) -> Value:
    method = call.argument(0) or UNKNOWN
    receiver = call.receiver.only
    if isinstance(receiver, Instance):
        receiver.cells.pop("default", None)
        receiver.cells["default_factory"] = _takes_object(method)
    return method


def _declaration(declared: FieldDeclaration, default: Value | None) -> FieldDeclaration:
    """Return a declaration with factories in place of `Factory(...)` defaults, and the argument name of a private field."""
    known = from_field_call(declared, default)
    shape = known.default.only if known.default is not None else None
    if isinstance(shape, Instance) and shape.cls.external == FACTORY:
        known = replace(known, default=None, factory=shape.cells["factory"])
    elif isinstance(shape, External) and shape.name == "attr.NOTHING":
        known = replace(known, default=None)
    if known.alias is None and known.name.startswith("_"):
        known = replace(known, alias=known.name.lstrip("_"))
    return known


def _is_field(value: Value | None) -> bool:
    return value is not None and isinstance(value.only, Instance) and DECLARES in value.only.cells


def attrs_fields(m: Machine, cls: ClassShape, *, annotated: bool | None) -> dict[str, FieldDeclaration]:
    """Return the fields of an attrs class: the annotated ones, or (`annotated` false) those that `field()` makes; None decides by what is there."""
    body = cls.node.body if cls.node is not None else []
    assigned = [n for n in body if isinstance(n, ast.Assign) and len(n.targets) == 1 and isinstance(n.targets[0], ast.Name)]
    loose = [n for n in assigned if isinstance(n.targets[0], ast.Name) and _is_field(cls.cells.get(n.targets[0].id))]
    if annotated is None:
        annotated = not loose
    raw = {n: v for n, v in cls.cells.items() if _is_field(v)}
    if annotated:
        fields = declared_fields(m, cls, "attrs")
    else:
        fields = {}
        for base in reversed(linearise(cls)[1:]):
            fields.update(base.fields)
        for node in body:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target if isinstance(node, ast.AnnAssign) else None
            if isinstance(target, ast.Name) and target.id in raw:
                annotation = node.annotation if isinstance(node, ast.AnnAssign) else None
                fields[target.id] = FieldDeclaration(target.id, annotation, None, line=target.lineno, owner=cls)
    for name, declared in fields.items():
        if declared.owner is cls:
            fields[name] = _declaration(declared, raw.get(name, declared.default))
            if name in raw:
                cls.cells.pop(name, None)
    return fields


def _make(m: Machine, cls: ClassShape, keywords: dict[str, Value], *, annotated: bool | None) -> None:
    cls.kind = "attrs"
    if "auto_attribs" in keywords:
        annotated = truth(keywords["auto_attribs"])
    cls.fields = attrs_fields(m, cls, annotated=annotated)
    if "kw_only" in keywords and truth(keywords["kw_only"]) is True:
        cls.fields = {n: replace(f, keyword_only=True) if f.owner is cls else f for n, f in cls.fields.items()}
    if "init" in keywords and truth(keywords["init"]) is False and "__init__" not in cls.cells:
        cls.cells["__init__"] = Value((Native("no init", lambda _m, _c: NONE),))
    if "__init__" not in cls.cells:
        cls.cells["__attrs_init__"] = Value((Native("attrs init", _init_later),))


def _init_later(m: Machine, call: Call) -> Value:
    from knobgraph_ingest.interpreter.instantiation import bind_fields

    receiver = call.receiver.only
    if isinstance(receiver, Instance):
        bind_fields(m, receiver, receiver.cls, call)
    return NONE


def _decorator(annotated: bool | None) -> Handler:
    def run(m: Machine, call: Call) -> Value:
        target = call.argument(0, "maybe_cls")
        if target is not None and isinstance(target.only, ClassShape):
            _make(m, target.only, call.keywords, annotated=annotated)
            return target
        keywords = call.keywords

        def decorate(inner_m: Machine, inner: Call) -> Value:
            value = inner.argument(0) or UNKNOWN
            if isinstance(value.only, ClassShape):
                _make(inner_m, value.only, keywords, annotated=annotated)
            return value

        return Value((Native("attrs.define()", decorate),))

    return run


def _classes(value: Value) -> list[ClassShape]:
    return [s.cls if isinstance(s, Instance) else s for s in value.shapes if isinstance(s, (Instance, ClassShape))]


def _attribute(m: Machine, declared: FieldDeclaration) -> Value:
    instance = m.new_instance(m.external_class(FIELD))
    instance.cells.update(
        name=const(declared.name), alias=const(declared.alias or declared.name), type=annotation_value(m, declared), init=const(declared.init),
        default=declared.default or m.importer.external("attr.NOTHING"), kw_only=const(declared.keyword_only),
        metadata=declared.metadata or Value((m.new_dict(),)), converter=declared.converter or NONE,
    )  # fmt: skip
    return Value((instance,))


def _fields(m: Machine, call: Call) -> Value:
    classes = _classes(call.argument(0, "cls") or UNKNOWN)
    if len(classes) != 1:
        return unknown()
    return Value((TupleShape(tuple(_attribute(m, f) for f in classes[0].fields.values())),))


def _fields_dict(m: Machine, call: Call) -> Value:
    table = m.new_dict()
    for cls in _classes(call.argument(0, "cls") or UNKNOWN)[:1]:
        table.cells.update({n: _attribute(m, f) for n, f in cls.fields.items()})
    return Value((table,))


def _has(m: Machine, call: Call) -> Value:
    classes = _classes(call.argument(0, "cls") or UNKNOWN)
    outcomes = {any(c.kind == "attrs" for c in linearise(cls)) for cls in classes}
    return const(outcomes.pop()) if len(outcomes) == 1 else Value((Const(True), Const(False)))


def _evolve(m: Machine, call: Call) -> Value:
    target = call.argument(0, "inst") or UNKNOWN
    fields = {f.alias or n: n for cls in _classes(target) for n, f in cls.fields.items()}
    converters = {n: f.converter for cls in _classes(target) for n, f in cls.fields.items() if f.converter is not None}
    changes: dict[str, Value] = {}
    for given, value in call.keywords.items():
        name = fields.get(given, given)
        converter = converters.get(name)
        changes[name] = m.call(converter, Call(call.frame, call.node, (value,))) if converter is not None and given != "inst" else value
    changes.pop("inst", None)
    return replaced(m, target, changes, call)


def _asdict(m: Machine, call: Call) -> Value:
    return as_dict(m, call.argument(0, "inst") or UNKNOWN, call)


def _astuple(m: Machine, call: Call) -> Value:
    value = call.argument(0, "inst") or UNKNOWN
    shape = value.only
    if not isinstance(shape, Instance):
        return unknown(m.deep_origins(value))
    return Value((TupleShape(tuple(m.get_attribute(Value((shape,)), n, call.frame, call.node) for n in shape.cls.fields)),))


def _optional(m: Machine, call: Call) -> Value:
    convert = call.argument(0, "converter") or UNKNOWN

    def run(inner_m: Machine, inner: Call) -> Value:
        value = inner.argument(0) or UNKNOWN
        rest = tuple(s for s in value.shapes if not (isinstance(s, Const) and s.value is None))
        none = [Value((Const(None),), value.origins)] if len(rest) < len(value.shapes) else []
        made = [inner_m.call(convert, Call(inner.frame, inner.node, (Value(rest, value.origins),)))] if rest else []
        return join_values([*made, *none])

    return Value((Native("attr.converters.optional()", run),))


def _default_if_none(m: Machine, call: Call) -> Value:
    default, factory = call.argument(0, "default"), call.argument(1, "factory")
    shape = default.only if default is not None else None
    if isinstance(shape, Instance) and shape.cls.external == FACTORY:
        default, factory = None, shape.cells["factory"]

    def run(inner_m: Machine, inner: Call) -> Value:
        value = inner.argument(0) or UNKNOWN
        rest = tuple(s for s in value.shapes if not (isinstance(s, Const) and s.value is None))
        if len(rest) == len(value.shapes) and not any(type(s).__name__ == "Unknown" for s in rest):
            return value
        other = default if default is not None else inner_m.call(factory, Call(inner.frame, inner.node)) if factory is not None else UNKNOWN
        return join_values([*([Value(rest, value.origins)] if rest else []), other]).plus(value.origins)

    return Value((Native("attr.converters.default_if_none()", run),))


def _pipe(m: Machine, call: Call) -> Value:
    steps = call.args

    def run(inner_m: Machine, inner: Call) -> Value:
        value = inner.argument(0) or UNKNOWN
        for step in steps:
            value = inner_m.call(step, Call(inner.frame, inner.node, (value,)))
        return value

    return Value((Native("attr.converters.pipe()", run),))


def _converter_object(m: Machine, call: Call) -> Value:
    return call.argument(0, "converter") or UNKNOWN


def _to_bool(m: Machine, call: Call) -> Value:
    return m.call(m.importer.external("builtins.bool"), Call(call.frame, call.node, (unknown((call.argument(0) or UNKNOWN).origins),)))


def _make_class(m: Machine, call: Call) -> Value:
    name = (call.argument(0, "name") or UNKNOWN).text() or "made"
    cls = ClassShape(m.heap.next_serial(), name, call.frame.module, None)
    cls.kind = "attrs"
    attributes = call.argument(1, "attrs") or UNKNOWN
    known, _ = items_of(m, attributes, call.frame, call.node)
    table = attributes.only
    line = getattr(call.node, "lineno", 0)
    for key in known:
        field_name = key.text()
        if field_name is not None:
            held = getattr(table, "cells", {}).get(field_name)
            cls.fields[field_name] = _declaration(FieldDeclaration(field_name, None, None, line=line, owner=cls), held)
    return Value((cls,))


def _validator_method(m: Machine, call: Call) -> Value:
    return call.argument(0) or UNKNOWN


def _nothing(m: Machine, call: Call) -> Value:
    return NONE


MODELS: dict[str, Handler] = {
    **dict.fromkeys(OLD, _decorator(annotated=False)),
    **dict.fromkeys(NEW, _decorator(annotated=None)),
    **dict.fromkeys(("attr.ib", "attr.attrib", "attr.attr", "attr.field"), _field),
    FACTORY: _factory,
    f"{FIELD}.default": _default_method,
    f"{FIELD}.validator": _validator_method,
    "attr.fields": _fields,
    "attr.fields_dict": _fields_dict,
    "attr.has": _has,
    "attr.evolve": _evolve,
    "attr.assoc": _evolve,
    "attr.asdict": _asdict,
    "attr.astuple": _astuple,
    "attr.make_class": _make_class,
    "attr.validate": _nothing,
    "attr.converters.optional": _optional,
    "attr.converters.default_if_none": _default_if_none,
    "attr.converters.pipe": _pipe,
    "attr.converters.to_bool": _to_bool,
    "attr.Converter": _converter_object,
    "class.__attrs_attrs__": _fields,
}
