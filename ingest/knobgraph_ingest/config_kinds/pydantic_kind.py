"""pydantic models and settings, both generations: construction with aliases and validators, copies and dumps."""

from __future__ import annotations

from collections.abc import Mapping

from knobgraph_graph.fact import NodeKey
from knobgraph_ingest.config_kinds.dataclass_kind import annotation_value, as_dict, make_dataclass, replaced
from knobgraph_ingest.config_kinds.pydantic_fields import model_fields, setting, validators_of
from knobgraph_ingest.config_kinds.settings_sources import given_by_sources
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.condition import truth
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, FieldDeclaration, FunctionShape, Instance
from knobgraph_ingest.interpreter.instantiation import bind_fields, default_of
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.mro import linearise
from knobgraph_ingest.interpreter.origin import FlowKind, Origin, at_line, weaken
from knobgraph_ingest.interpreter.shape import ABSENT, REST, Const, Native, Shape, TypeForm
from knobgraph_ingest.interpreter.subscript import items_of, mapping_cells
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const, join_values, unknown
from knobgraph_ingest.nested_models import nested_models

BASES = ("pydantic.BaseModel", "pydantic.main.BaseModel", "pydantic.v1.BaseModel", "sqlmodel.SQLModel", "pydantic.generics.GenericModel")
SETTINGS = ("pydantic_settings.BaseSettings", "pydantic.BaseSettings", "pydantic.v1.BaseSettings", "pydantic_settings.main.BaseSettings")
KIND = "pydantic"


def _inherit(m: Machine, call: Call) -> Value:
    cls = call.args[0].only
    if isinstance(cls, ClassShape) and cls.kind != KIND:
        cls.kind = KIND
        cls.fields = model_fields(m, cls)
    return UNKNOWN


def is_settings(cls: ClassShape) -> bool:
    """Whether a model takes what is not given from the environment."""
    return any(c.external in SETTINGS for c in linearise(cls))


def environment_name(cls: ClassShape, declared: FieldDeclaration) -> str:
    """Return the environment variable that a settings class reads for a field."""
    if declared.alias is not None:
        return declared.alias.upper()
    prefix = setting(cls, "env_prefix")
    return f"{(prefix.text() if prefix is not None else None) or ''}{declared.name}".upper()


def _from_environment(m: Machine, cls: ClassShape, declared: FieldDeclaration) -> Value:
    place = (declared.owner.module.path, declared.line) if declared.owner is not None and declared.owner.module is not None else ("", 0)
    key = NodeKey("Knob", f"env:{environment_name(cls, declared)}")
    m.lineage.add_read(key, place)
    return unknown(at_line({key: Origin(key, FlowKind.DERIVES)}, *place))


def _init(m: Machine, call: Call) -> Value:
    instance = call.receiver.only
    if not isinstance(instance, Instance):
        return const(None)
    cls = instance.cls
    keywords = _before(m, cls, {**_of_command_line(m, cls, call), **call.keywords}, call)
    seen = m.new_dict()
    sourced = given_by_sources(m, cls, call) if is_settings(cls) else None
    for name, declared in cls.fields.items():
        key = declared.alias if declared.alias is not None and declared.alias in keywords else name
        given = keywords.pop(key, None)
        if given is None and call.keyword_rest is not None:
            given = nested_models(m, KIND, declared, call.keyword_rest, call)
        always = [f for f, on_default in validators_of(cls, "field", ("before", "after", "plain", "wrap"), name) if on_default]
        if is_settings(cls) and (given is None or given.may_be_absent()):
            further = [sourced.cells[k].present() for k in (name, REST) if k in sourced.cells][:1] if sourced is not None else []
            told = [call.keyword_rest] if given is None and call.keyword_rest is not None else []
            fallback = [*told, _from_environment(m, cls, declared), *further, default_of(m, declared, call, instance)]
            given = join_values([*([given.present()] if given is not None else []), *fallback])
        elif given is None and always and call.keyword_rest is None:
            given = default_of(m, declared, call, instance)
        if given is not None:
            keywords[name] = seen.cells[name] = _validated(m, cls, declared, given, seen, call)
    bind_fields(m, instance, cls, call.with_arguments((), keywords))
    extra = setting(cls, "extra")
    if extra is not None and extra.text() == "allow":
        for name, value in keywords.items():
            if name not in cls.fields:
                m.set_attribute(Value((instance,)), name, value.present(), call.frame, call.node)
    _after(m, instance, call)
    return const(None)


def _of_command_line(m: Machine, cls: ClassShape, call: Call) -> dict[str, Value]:
    """Return what a settings class takes from the command line, where it does."""
    reader = m.models.get(f"kind.{KIND}.command_line") if is_settings(cls) else None
    made = reader(m, call.with_receiver(Value((cls,)))).only if reader is not None else None
    return {k: v for k, v in made.cells.items() if isinstance(k, str)} if isinstance(made, DictShape) else {}


def _before(m: Machine, cls: ClassShape, keywords: dict[str, Value], call: Call) -> dict[str, Value]:
    for function, _ in validators_of(cls, "model", ("before",)):
        table = m.new_dict()
        table.cells.update(keywords)
        made = m.call(Value((function,)), Call(call.frame, call.node, (Value((cls,)), Value((table,)))))
        shape = made.only
        if isinstance(shape, DictShape):
            keywords = {k: v for k, v in shape.cells.items() if isinstance(k, str)}
    return keywords


def _after(m: Machine, instance: Instance, call: Call) -> None:
    for function, _ in validators_of(instance.cls, "model", ("after",)):
        first = function.node.args.args[0].arg if function.node.args.args else ""
        if first == "self":
            m.call(Value((function,)), Call(call.frame, call.node, (Value((instance,)),)))
            continue
        table = m.new_dict()
        table.cells.update({n: v for n, v in instance.cells.items() if n in instance.cls.fields})
        made = m.call(Value((function,)), Call(call.frame, call.node, (Value((instance.cls,)), Value((table,))))).only
        if isinstance(made, DictShape):
            for name in instance.cls.fields:
                if name in made.cells and made.cells[name] is not instance.cells.get(name):
                    m.set_attribute(Value((instance,)), name, made.cells[name].present(), call.frame, call.node)


def _validated(m: Machine, cls: ClassShape, declared: FieldDeclaration, given: Value, seen: DictShape, call: Call) -> Value:
    """Return a given value as the field keeps it: past its validators, and a dict as the model that the field is annotated with."""
    absent = given.may_be_absent()
    value = given.present()
    for mode in ("before", "wrap"):
        for function, _ in validators_of(cls, "field", (mode,), declared.name):
            value = _run_validator(m, function, cls, value, seen, call)
    value = _coerced(m, declared, value, call)
    for function, _ in validators_of(cls, "field", ("after", "plain"), declared.name):
        value = _run_validator(m, function, cls, value, seen, call)
    return Value((*value.shapes, ABSENT), value.origins) if absent else value


def _run_validator(m: Machine, function: FunctionShape, cls: ClassShape, value: Value, seen: DictShape, call: Call) -> Value:
    names = [a.arg for a in function.node.args.args]
    info = m.new_instance(m.external_class("pydantic.ValidationInfo"))
    info.cells["data"] = Value((seen,))
    keep = Value((Native("pydantic handler", lambda _, inner: inner.argument(0) or UNKNOWN),))
    further = {"values": Value((seen,)), "handler": keep, "nxt": keep}
    arguments = [Value((cls,))] if names[:1] == ["cls"] else []
    arguments.append(value)
    arguments.extend(further.get(n, Value((info,))) for n in names[len(arguments) :])
    return m.call(Value((function,)), Call(call.frame, call.node, tuple(arguments)))


def _coerced(m: Machine, declared: FieldDeclaration, value: Value, call: Call) -> Value:
    if not any(isinstance(s, DictShape) for s in value.shapes):
        return value
    model = next((s for s in _types(annotation_value(m, declared)) if isinstance(s, ClassShape) and s.kind != "plain"), None)
    if model is None:
        return value
    alternatives = [(s, Value((s,), value.origins)) for s in value.shapes]
    return join_values([_from_mapping(m, model, one, call) if isinstance(shape, DictShape) else one for shape, one in alternatives])


def _types(annotation: Value) -> list[Shape]:
    found: list[Shape] = []
    for shape in annotation.shapes:
        if isinstance(shape, TypeForm) and shape.origin in ("typing.Optional", "typing.Union", "types.UnionType", "typing.Annotated"):
            found.extend(inner for a in shape.arguments for inner in _types(a))
        else:
            found.append(shape)
    return found


def _from_mapping(m: Machine, cls: ClassShape, value: Value, call: Call) -> Value:
    """Return the model that a mapping (or something unknown) is read as."""
    results: list[Value] = []
    for shape in value.present().shapes:
        cells = mapping_cells(m, shape, call.frame, call.node)
        if isinstance(shape, Instance) and (cls in linearise(shape.cls)):
            results.append(Value((shape,), value.origins))
        elif cells is not None:
            rest = cells.get(REST)
            given = {k: v for k, v in cells.items() if isinstance(k, str)}
            results.append(m.call(Value((cls,)), Call(call.frame, call.node, (), given, keyword_rest=rest)))
        elif isinstance(shape, Instance):
            given = {n: m.get_attribute(Value((shape,)), n, call.frame, call.node) for n in cls.fields if n in shape.cells or n in shape.cls.fields}
            results.append(m.call(Value((cls,)), Call(call.frame, call.node, (), given)))
        elif not isinstance(shape, Const):
            origins = weaken(m.deep_origins(value), FlowKind.DERIVES)
            results.append(m.call(Value((cls,)), Call(call.frame, call.node, keyword_rest=unknown(origins))))
    return join_values(results) if results else m.call(Value((cls,)), Call(call.frame, call.node, keyword_rest=unknown(m.deep_origins(value))))


def _receiver_class(call: Call) -> ClassShape | None:
    shape = call.receiver.only
    return shape if isinstance(shape, ClassShape) else shape.cls if isinstance(shape, Instance) else None


def _validate(m: Machine, call: Call) -> Value:
    cls = _receiver_class(call)
    value = call.argument(0, "obj")
    return _from_mapping(m, cls, value, call) if cls is not None and value is not None else UNKNOWN


def _construct(m: Machine, call: Call) -> Value:
    cls = _receiver_class(call)
    return m.call(Value((cls,)), Call(call.frame, call.node, (), call.keywords, keyword_rest=call.keyword_rest)) if cls is not None else UNKNOWN


def _names_in(m: Machine, value: Value | None, call: Call) -> set[str] | None:
    if value is None or value.constant() == Const(None):
        return None
    known, more = items_of(m, value, call.frame, call.node)
    names = {t for t in (k.text() for k in known) if t is not None}
    return names if more is None and len(names) == len(known) else None


def _dump(m: Machine, call: Call) -> Value:
    dumped = as_dict(m, call.receiver, call)
    include, exclude = _names_in(m, call.keywords.get("include"), call), _names_in(m, call.keywords.get("exclude"), call)
    maybe = any(n in call.keywords and truth(call.keywords[n]) is not False for n in ("exclude_unset", "exclude_defaults"))
    no_none = "exclude_none" in call.keywords and truth(call.keywords["exclude_none"]) is not False
    by_alias = "by_alias" in call.keywords and truth(call.keywords["by_alias"]) is True
    cls = _receiver_class(call)
    for shape in dumped.shapes:
        if not isinstance(shape, DictShape):
            continue
        for name in list(shape.cells):
            value = shape.cells.pop(name)
            if (include is not None and name not in include) or (exclude is not None and name in exclude):
                continue
            if maybe or (no_none and Const(None) in value.shapes):
                kept = tuple(s for s in value.shapes if not (no_none and s == Const(None)))
                value = Value((*kept, ABSENT), value.origins)
            declared = cls.fields.get(name) if cls is not None and isinstance(name, str) else None
            shape.cells[declared.alias if by_alias and declared is not None and declared.alias else name] = value
    return dumped


def _dump_text(m: Machine, call: Call) -> Value:
    return unknown(weaken(m.deep_origins(_dump(m, call)), FlowKind.DERIVES), "str")


def _copy(m: Machine, call: Call) -> Value:
    changes: dict[str, Value] = {}
    rest: list[Value] = []
    for shape in call.keywords["update"].shapes if "update" in call.keywords else ():
        cells = mapping_cells(m, shape, call.frame, call.node)
        if cells is None and not isinstance(shape, Const):
            rest.append(Value((shape,), call.keywords["update"].origins))
        changes.update({k: v for k, v in (cells or {}).items() if isinstance(k, str)})
    return replaced(m, call.receiver, changes, Call(call.frame, call.node, keyword_rest=join_values(rest) if rest else None))


def _fields(m: Machine, call: Call) -> Value:
    table = m.new_dict()
    cls = call.args[0].only if call.args else None
    for name, declared in cls.fields.items() if isinstance(cls, ClassShape) else ():
        info = m.new_instance(m.external_class("pydantic.fields.FieldInfo"))
        annotation = annotation_value(m, declared)
        info.cells.update(annotation=annotation, type_=annotation, outer_type_=annotation, name=const(name), default=declared.default or UNKNOWN)
        info.cells["alias"] = const(declared.alias)
        table.cells[name] = Value((info,))
    return Value((table,))


def _dataclass(m: Machine, call: Call) -> Value:
    target = call.argument(0)
    if target is not None and isinstance(target.only, ClassShape):
        make_dataclass(m, target.only, "dataclass", call.keywords)
        return target
    keywords: Mapping[str, Value] = call.keywords

    def decorate(inner_m: Machine, inner: Call) -> Value:
        value = inner.argument(0) or UNKNOWN
        if isinstance(value.only, ClassShape):
            make_dataclass(inner_m, value.only, "dataclass", dict(keywords))
        return value

    return Value((Native("pydantic.dataclasses.dataclass()", decorate),))


def _adapter(m: Machine, call: Call) -> Value:
    instance = m.new_instance(m.external_class("pydantic.TypeAdapter"))
    instance.cells["type"] = call.argument(0, "type") or UNKNOWN
    return Value((instance,))


def _adapt(m: Machine, call: Call) -> Value:
    shape = call.receiver.only
    value = call.argument(0) or UNKNOWN
    wanted = shape.cells["type"].only if isinstance(shape, Instance) and "type" in shape.cells else None
    return _from_mapping(m, wanted, value, call) if isinstance(wanted, ClassShape) else value


METHODS: dict[str, Handler] = {
    **dict.fromkeys(("model_dump", "dict"), _dump),
    **dict.fromkeys(("model_dump_json", "json"), _dump_text),
    **dict.fromkeys(("model_copy", "copy"), _copy),
    **dict.fromkeys(("model_validate", "model_validate_json", "model_validate_strings", "validate"), _validate),
    **dict.fromkeys(("parse_obj", "parse_raw", "parse_file", "from_orm"), _validate),
    **dict.fromkeys(("model_construct", "construct"), _construct),
}  # fmt: skip
MODELS: dict[str, Handler] = {
    **{f"{base}.__init_subclass__": _inherit for base in (*BASES, *SETTINGS)},
    **{f"{base}.{name}": handler for base in (*BASES, *SETTINGS) for name, handler in METHODS.items()},
    **{f"{base}.__init__": _init for base in (*BASES, *SETTINGS)},
    f"kind.{KIND}.inherit": _inherit,
    f"kind.{KIND}.init": _init,
    "class.model_fields": _fields,
    "class.__fields__": _fields,
    "pydantic.dataclasses.dataclass": _dataclass,
    "pydantic.v1.dataclasses.dataclass": _dataclass,
    "pydantic.TypeAdapter": _adapter,
    "pydantic.TypeAdapter.validate_python": _adapt,
    "pydantic_settings.SettingsConfigDict": lambda m, call: m.call(m.importer.external("builtins.dict"), call),
    "pydantic.ConfigDict": lambda m, call: m.call(m.importer.external("builtins.dict"), call),
}

__all__ = ["MODELS", "environment_name", "is_settings"]
