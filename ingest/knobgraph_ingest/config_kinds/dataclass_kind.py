"""Dataclasses (PEP 557) and what the `dataclasses` module offers on them."""

from __future__ import annotations

import ast
import sys
from collections.abc import Mapping

from knobgraph_ingest.interpreter import attribute, attribute_store
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.choice import of_chosen
from knobgraph_ingest.interpreter.condition import truth
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, FieldDeclaration, Instance, ListShape
from knobgraph_ingest.interpreter.copied_object import copy_of
from knobgraph_ingest.interpreter.frame import Frame
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.mro import linearise, look_up
from knobgraph_ingest.interpreter.origin import FlowKind, at_line
from knobgraph_ingest.interpreter.shape import External, Native, Shape, TupleShape, TypeForm, Unknown
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const, unknown

FIELD = "dataclasses.Field"
DECLARES = "__declares__"  # the cell that marks what a `field(...)` call returns


def inheriting(kind: str) -> Handler:
    """Return the model of inheriting from a class that makes every annotated name of its subclasses a field."""

    def inherit(m: Machine, call: Call) -> Value:
        cls = call.args[0].only
        if isinstance(cls, ClassShape) and cls.kind != kind:
            cls.kind = kind
            cls.fields = declared_fields(m, cls, kind)
        return UNKNOWN

    return inherit


def declared_fields(m: Machine, cls: ClassShape, kind: str) -> dict[str, FieldDeclaration]:
    """Return the annotated fields of a class in order, its bases' first."""
    fields: dict[str, FieldDeclaration] = {}
    for base in reversed(linearise(cls)[1:]):
        fields.update(base.fields)
    keyword_only = False
    for node in cls.node.body if cls.node is not None else ():
        if not isinstance(node, ast.AnnAssign) or not isinstance(node.target, ast.Name):
            continue
        text = ast.unparse(node.annotation)
        if text.strip("'\"").split("[")[0].rpartition(".")[2] == "ClassVar":
            continue
        if text.strip("'\"").rpartition(".")[2] == "KW_ONLY":
            keyword_only = True
            continue
        name = node.target.id
        default = cls.cells.get(name) if node.value is not None else None
        declared = FieldDeclaration(
            name, node.annotation, default, line=node.lineno, owner=cls, keyword_only=keyword_only,
            init_var=text.strip("'\"").split("[")[0].rpartition(".")[2] == "InitVar",
        )  # fmt: skip
        fields.pop(name, None) if kind == "reordered" else None
        fields[name] = from_field_call(declared, default)
        if default is not None and fields[name].default is None:
            cls.cells.pop(name, None)
        elif fields[name].default is not None and fields[name].default is not default:
            cls.cells[name] = fields[name].default or UNKNOWN
    return fields


def from_field_call(declared: FieldDeclaration, default: Value | None) -> FieldDeclaration:
    """Return the declaration with what a `field(...)` default says of it."""
    shape = default.only if default is not None else None
    if not isinstance(shape, Instance) or DECLARES not in shape.cells:
        return declared
    cells = shape.cells
    init = truth(cells["init"]) is not False if "init" in cells else True
    only = declared.keyword_only or ("kw_only" in cells and truth(cells["kw_only"]) is True)
    alias = cells["alias"].text() if "alias" in cells else None
    return FieldDeclaration(
        declared.name, declared.annotation, cells.get("default"), cells.get("default_factory") or cells.get("factory"), init, only,
        declared.init_var, declared.line, declared.owner, alias, cells.get("converter"), cells.get("metadata"),
    )  # fmt: skip


def make_dataclass(m: Machine, cls: ClassShape, kind: str, keywords: dict[str, Value]) -> None:
    """Turn a class into one of a kind whose `__init__` is generated from annotated fields."""
    cls.kind = kind
    cls.fields = declared_fields(m, cls, kind)
    if "kw_only" in keywords and truth(keywords["kw_only"]) is True:
        own = {ast.unparse(n.target) for n in cls.node.body if isinstance(n, ast.AnnAssign)} if cls.node is not None else set()
        from dataclasses import replace

        cls.fields = {n: replace(f, keyword_only=True) if n in own else f for n, f in cls.fields.items()}
    if "init" in keywords and truth(keywords["init"]) is False:
        cls.cells.setdefault("__init__", Value((Native("no init", lambda _m, _c: const(None)),)))


def _dataclass(m: Machine, call: Call) -> Value:
    target = call.argument(0)
    if target is not None and isinstance(target.only, ClassShape):
        make_dataclass(m, target.only, "dataclass", call.keywords)
        return target
    keywords = call.keywords

    def decorate(inner_m: Machine, inner: Call) -> Value:
        value = inner.argument(0) or UNKNOWN
        if isinstance(value.only, ClassShape):
            make_dataclass(inner_m, value.only, "dataclass", keywords)
        return value

    return Value((Native("dataclasses.dataclass()", decorate),))


def field_call(m: Machine, keywords: Mapping[str, Value], external: str = FIELD) -> Value:
    """Return what a `field(...)` call of a config kind gives: a mark with the keywords it was given."""
    instance = m.new_instance(m.external_class(external))
    instance.cells.update(keywords)
    instance.cells[DECLARES] = const(True)
    return Value((instance,))


def _field(m: Machine, call: Call) -> Value:
    return field_call(m, call.keywords)


def annotation_value(m: Machine, declared: FieldDeclaration, *, as_written: bool = False) -> Value:
    """Return the type of a field: evaluated, or its text under `from __future__ import annotations`."""
    if declared.annotation is None or declared.owner is None or declared.owner.module is None:
        return UNKNOWN
    module = declared.owner.module
    if as_written and postponed(module.tree):
        return const(ast.unparse(declared.annotation))
    node = declared.annotation
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        if as_written:
            return const(node.value)
        try:
            node = ast.parse(node.value, mode="eval").body
        except SyntaxError:
            return UNKNOWN
    scope = declared.owner.scope
    if scope is None:
        return UNKNOWN
    return m.evaluate(node, Frame(scope, module))


def postponed(tree: ast.Module | None) -> bool:
    """Whether a module has `from __future__ import annotations` (PEP 563)."""
    body = tree.body if tree is not None else ()
    return any(isinstance(n, ast.ImportFrom) and n.module == "__future__" and any(a.name == "annotations" for a in n.names) for n in body)


def _classes(value: Value) -> list[ClassShape]:
    return [s.cls if isinstance(s, Instance) else s for s in value.shapes if isinstance(s, (Instance, ClassShape))]


def field_object(m: Machine, declared: FieldDeclaration) -> Value:
    """Return the `dataclasses.Field` of a declaration."""
    instance = m.new_instance(m.external_class(FIELD))
    missing = m.importer.external("dataclasses.MISSING")
    metadata = declared.metadata if declared.metadata is not None else Value((m.new_dict(),))
    instance.cells.update(
        name=const(declared.name), type=annotation_value(m, declared, as_written=True), default=declared.default or missing,
        default_factory=declared.factory or missing, init=const(declared.init), metadata=metadata, kw_only=const(declared.keyword_only),
        _field_type=m.importer.external("dataclasses._FIELD_INITVAR" if declared.init_var else "dataclasses._FIELD"),
    )  # fmt: skip
    return Value((instance,))


def _fields(m: Machine, call: Call) -> Value:
    classes = _classes(call.argument(0, "class_or_instance") or UNKNOWN)
    if len(classes) != 1:
        return unknown()
    return Value((TupleShape(tuple(field_object(m, f) for f in classes[0].fields.values() if not f.init_var)),))


def _field_table(m: Machine, call: Call) -> Value:
    table = m.new_dict()
    for cls in _classes(call.args[0])[:1]:
        for name, declared in cls.fields.items():
            table.cells[name] = field_object(m, declared)
    return Value((table,))


def _annotations(m: Machine, call: Call) -> Value:
    table = m.new_dict()
    for cls in _classes(call.args[0] if call.args else UNKNOWN)[:1]:
        declared = cls.fields or declared_fields(m, cls, cls.kind)
        for name, one in declared.items():
            table.cells[name] = annotation_value(m, one)
    return Value((table,))


def _is_dataclass(m: Machine, call: Call) -> Value:
    value = call.argument(0) or UNKNOWN
    outcomes = [c.kind == "dataclass" for c in _classes(value)]
    if outcomes and len(outcomes) == len(value.shapes) and len(set(outcomes)) == 1:
        return const(outcomes[0])
    if not outcomes and not any(_may_be_outside(s) for s in value.shapes):
        return const(False)
    return Value((const(True).shapes[0], const(False).shapes[0]))


def _may_be_outside(shape: Shape) -> bool:
    """Whether a shape may be a dataclass of code outside the repository: no type of the standard library is one."""
    return isinstance(shape, Unknown) or (isinstance(shape, External) and shape.name.partition(".")[0] not in sys.stdlib_module_names)


def _replace(m: Machine, call: Call) -> Value:
    target = call.argument(0) or UNKNOWN
    return replaced(m, target, call.keywords, call)


def replaced(m: Machine, target: Value, changes: dict[str, Value], call: Call) -> Value:
    """Return a copy of config objects with some fields changed."""
    place = (call.frame.path, getattr(call.node, "lineno", 0))
    shapes: list[Shape] = []
    by_class: dict[ClassShape, list[Instance]] = {}
    for shape in target.shapes:
        if isinstance(shape, Instance):
            by_class.setdefault(shape.cls, []).append(shape)
    for cls, alike in by_class.items():
        made = copy_of(m, alike, of_chosen(target.origins))
        for name, value in changes.items():
            one = value
            if value.may_be_absent():
                one = Value((*value.present().shapes, *made.cells[name].shapes), value.origins) if name in made.cells else value.present()
            attribute_store.write_attribute(m, made, name, one.with_origins(at_line(one.origins, *place)), place)
        if call.keyword_rest is not None:
            attribute_store.touch_every_field(m, made, call.keyword_rest, place)
        hook = look_up(cls, "__post_init__")
        if hook is not None:
            m.call(attribute.bind(m, hook, Value((made,)), cls, call.frame, call.node), Call(call.frame, call.node))
        shapes.append(made)
    return Value(tuple(shapes), target.origins) if shapes else unknown(m.deep_origins(target))


def _asdict(m: Machine, call: Call) -> Value:
    return as_dict(m, call.argument(0) or UNKNOWN, call)


def as_dict(m: Machine, value: Value, call: Call, depth: int = 4) -> Value:
    """Return config objects, nested ones included, as dicts; objects of one class that may be meant make one dict."""
    shapes: list[Shape] = []
    classes: dict[ClassShape, DictShape] = {}
    for shape in value.shapes:
        if isinstance(shape, Instance) and depth:
            if shape.cls in classes:
                continue
            alike = [s for s in value.shapes if isinstance(s, Instance) and s.cls is shape.cls]
            table = classes[shape.cls] = m.new_dict()
            for name in shape.cls.fields:
                item = m.get_attribute(Value(tuple(alike), value.origins), name, call.frame, call.node)
                table.cells[name] = as_dict(m, item, call, depth - 1)
            shapes.append(table)
        elif isinstance(shape, (DictShape, ListShape)) and depth:
            copy = m.new_dict() if isinstance(shape, DictShape) else m.new_list((), shape.kind)
            copy.cells.update({k: as_dict(m, v, call, depth - 1) for k, v in shape.cells.items()})
            shapes.append(copy)
        else:
            shapes.append(shape)
    alone = len(classes) == 1 and all(isinstance(s, Instance) for s in value.shapes)
    # What chose one of several objects stands in the fields in which they differ.
    origins = {s: o for s, o in value.origins.items() if o.kind is not FlowKind.CONTROLS} if alone else value.origins
    return Value(tuple(dict.fromkeys(shapes)), origins)


def _astuple(m: Machine, call: Call) -> Value:
    value = call.argument(0) or UNKNOWN
    shape = value.only
    if not isinstance(shape, Instance):
        return unknown(m.deep_origins(value))
    return Value((TupleShape(tuple(m.get_attribute(Value((shape,)), n, call.frame, call.node) for n in shape.cls.fields)),))


MODELS: dict[str, Handler] = {
    "dataclasses.dataclass": _dataclass,
    "dataclasses.field": _field,
    "dataclasses.fields": _fields,
    "dataclasses.is_dataclass": _is_dataclass,
    "dataclasses.replace": _replace,
    "copy.replace": _replace,
    "dataclasses.asdict": _asdict,
    "dataclasses.astuple": _astuple,
    "typing.get_type_hints": _annotations,
    "inspect.get_annotations": _annotations,
    "class.__dataclass_fields__": _field_table,
    "class.__annotations__": _annotations,
}

__all__ = [
    "DECLARES", "FIELD", "MODELS", "TypeForm", "annotation_value", "as_dict", "declared_fields", "field_call", "from_field_call", "make_dataclass", "replaced",
]  # fmt: skip
