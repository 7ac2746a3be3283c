"""pydantic's declarations, both generations: fields with aliases, validators, and the settings of a model."""

from __future__ import annotations

import ast
from dataclasses import replace

from knobgraph_ingest.config_kinds.dataclass_kind import declared_fields, field_call, from_field_call
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, FieldDeclaration, FunctionShape, Instance, ListShape
from knobgraph_ingest.interpreter.frame import Frame
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.mro import linearise
from knobgraph_ingest.interpreter.shape import BoundMethod, Const, Descriptor, Native, TupleShape
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const

FIELD = "pydantic.Field"
PREFIXES = ("pydantic.", "pydantic.v1.", "pydantic.fields.", "pydantic.functional_validators.", "pydantic.class_validators.", "sqlmodel.")
VALIDATES = "__validates__"
EVERY = "*"


def _field(m: Machine, call: Call) -> Value:
    keywords = dict(call.keywords)
    if call.args:
        keywords["default"] = call.args[0]
    default = keywords.get("default")
    constant = default.constant() if default is not None else None
    if constant is not None and constant.value is ...:
        del keywords["default"]
    alias = keywords.get("validation_alias") or keywords.get("alias")
    if alias is not None and alias.text() is not None:
        keywords["alias"] = alias
    elif alias is not None and isinstance(alias.only, Instance) and "choices" in alias.only.cells:
        keywords["alias"] = alias.only.cells["choices"]
    return field_call(m, keywords, FIELD)


def _alias_choices(m: Machine, call: Call) -> Value:
    instance = m.new_instance(m.external_class("pydantic.AliasChoices"))
    instance.cells["choices"] = call.args[0] if call.args else UNKNOWN
    return Value((instance,))


def _validator(kind: str) -> Handler:
    def run(m: Machine, call: Call) -> Value:
        names = tuple(a.text() or EVERY for a in call.args) if kind == "field" else ()
        mode = (call.keywords["mode"].text() if "mode" in call.keywords else None) or "after"
        pre = call.keywords.get("pre")
        if pre is not None and pre.constant() == Const(True):
            mode = "before"
        always = call.keywords.get("always") or call.keywords.get("validate_default")
        mark = (kind, mode, bool(always is not None and always.constant() == Const(True)), *names)

        def decorate(inner_m: Machine, inner: Call) -> Value:
            value = inner.argument(0) or UNKNOWN
            for function in functions_of(value):
                function.cells[VALIDATES] = Value((TupleShape(tuple(const(part) for part in mark)),))
            return value

        first = call.argument(0)
        if first is not None and functions_of(first):
            return decorate(m, call)
        return Value((Native("pydantic validator", decorate),))

    return run


def functions_of(value: Value) -> list[FunctionShape]:
    """Return the functions that a method of a class body is made of."""
    found: list[FunctionShape] = []
    for shape in value.shapes:
        if isinstance(shape, FunctionShape):
            found.append(shape)
        elif isinstance(shape, Descriptor):
            found.extend(functions_of(shape.getter))
        elif isinstance(shape, BoundMethod) and isinstance(shape.function, FunctionShape):
            found.append(shape.function)
    return found


def validators_of(cls: ClassShape, kind: str, modes: tuple[str, ...], name: str | None = None) -> list[tuple[FunctionShape, bool]]:
    """Return the validators of a model for a field (or for the whole model), the bases' first, and whether defaults pass them too."""
    found: dict[object, tuple[FunctionShape, bool]] = {}
    for one in reversed(linearise(cls)):
        for key, value in one.cells.items():
            for function in functions_of(value):
                mark = function.cells.get(VALIDATES)
                shape = mark.only if mark is not None else None
                if not isinstance(shape, TupleShape):
                    continue
                said_kind, mode, always, *names = [c.value for c in (i.constant() for i in shape.items) if c is not None]
                if said_kind == kind and mode in modes and (name is None or name in names or EVERY in names):
                    found[key] = (function, bool(always))
    return list(found.values())


def model_fields(m: Machine, cls: ClassShape) -> dict[str, FieldDeclaration]:
    """Return the fields of a model: annotated names, and (first generation) plain constants of the class body."""
    fields = {n: f for n, f in declared_fields(m, cls, "pydantic").items() if not n.startswith("_") and n != "model_config"}
    generate = _alias_generator(m, cls)
    for name, declared in fields.items():
        if declared.owner is cls:
            fields[name] = _annotated(m, cls, declared)
            if fields[name].alias is None and generate is not None:
                made = m.call(generate, Call(m.stack[-1], cls.node or ast.Pass(), (const(name),))).text()
                fields[name] = replace(fields[name], alias=made)
    for node in cls.node.body if cls.node is not None else ():
        if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            held = cls.cells.get(name)
            if held is None or name.startswith("_") or name == "model_config" or (name in fields and fields[name].owner is cls):
                continue
            if all(isinstance(s, (Const, ListShape, DictShape, TupleShape)) for s in held.shapes):
                fields[name] = FieldDeclaration(name, None, held, line=node.lineno, owner=cls)
    return fields


def _alias_generator(m: Machine, cls: ClassShape) -> Value | None:
    found = setting(cls, "alias_generator")
    return found if found is not None and found.constant() is None else None


def _annotated(m: Machine, cls: ClassShape, declared: FieldDeclaration) -> FieldDeclaration:
    """Return a declaration with what `Annotated[type, Field(...)]` says of it."""
    node = declared.annotation
    if not isinstance(node, ast.Subscript) or ast.unparse(node.value).rpartition(".")[2] != "Annotated" or not isinstance(node.slice, ast.Tuple):
        return declared
    if cls.scope is None or cls.module is None:
        return declared
    for part in node.slice.elts[1:]:
        said = from_field_call(replace(declared, default=None), m.evaluate(part, Frame(cls.scope, cls.module)))
        if said.default is not None or said.factory is not None or said.alias is not None:
            declared = replace(declared, default=declared.default or said.default, factory=declared.factory or said.factory, alias=said.alias)
    return declared


def setting(cls: ClassShape, name: str) -> Value | None:
    """Return what a model's `model_config`, class keywords or inner `Config` say under a name."""
    for one in linearise(cls):
        if name in one.keywords:
            return one.keywords[name]
        for holder in (one.cells.get("model_config"), one.cells.get("Config")):
            shape = holder.only if holder is not None else None
            if isinstance(shape, (DictShape, ClassShape)) and name in shape.cells:
                return shape.cells[name].present()
    return None


MODELS: dict[str, Handler] = {
    **{f"{prefix}Field": _field for prefix in PREFIXES},
    **{f"{prefix}PrivateAttr": _field for prefix in PREFIXES},
    **{f"{prefix}{name}": _validator("field") for prefix in PREFIXES for name in ("field_validator", "validator")},
    **{f"{prefix}{name}": _validator("model") for prefix in PREFIXES for name in ("model_validator", "root_validator")},
    "pydantic.AliasChoices": _alias_choices,
}
