"""Making objects: own `__init__`, generated ones of config kinds, enumerations and modelled outside classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter import attribute, attribute_store, consumption, escape, surface_call
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.class_definition import class_from_call
from knobgraph_ingest.interpreter.container import ClassShape, FieldDeclaration, Instance
from knobgraph_ingest.interpreter.enumeration import enum_call
from knobgraph_ingest.interpreter.equality import is_value_type
from knobgraph_ingest.interpreter.mro import linearise, look_up
from knobgraph_ingest.interpreter.origin import FlowKind, at_line, join_origins, weaken
from knobgraph_ingest.interpreter.shape import REST, Descriptor, Unknown
from knobgraph_ingest.interpreter.unnamed_keyword import given_or_default
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const, join_values, unknown

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.machine import Machine


def instantiate(m: Machine, cls: ClassShape, call: Call) -> Value:
    """Return the object that calling a class makes."""
    if call.args:
        member = enum_call(m, cls, call.args[0])
        if member is not None:
            return member
    if cls.external is not None:
        return m.call(m.importer.external(cls.external), call)
    whole = m.models.get(f"kind.{cls.kind}.new")
    if whole is not None:
        return whole(m, call.with_receiver(Value((cls,))))
    if any(c.external == "builtins.type" for c in linearise(cls)):
        made_class = class_from_call(m, cls, call)
        if made_class is not None:
            return made_class
    maker = look_up(cls, "__new__")
    told = call.everything()
    if maker is not None:
        made = m.call(Value(tuple(s.getter.shapes[0] if isinstance(s, Descriptor) else s for s in maker.shapes)), call.shifted(Value((cls,))))
        if cls.kind == "NamedTuple":
            return made
        if made.shapes and all(isinstance(s, Instance) for s in made.shapes):
            for shape in made.shapes:
                assert isinstance(shape, Instance)
                initialise(m, shape, call)
            return made
        told = [made]
    instance = m.new_instance(cls)
    initialise(m, instance, call)
    if any(one.external is not None and is_value_type(one.external) for one in linearise(cls)):
        return Value((instance,), weaken(join_origins(*(m.deep_origins(v) for v in told)), FlowKind.DERIVES))
    return Value((instance,))


def initialise(m: Machine, instance: Instance, call: Call) -> None:
    """Run the `__init__` that an object's class resolves to."""
    cls = instance.cls
    receiver = Value((instance,))
    for one in linearise(cls):
        own = one.cells.get("__init__") if one.external is None else None
        if own is not None:
            m.call(attribute.bind(m, own, receiver, cls, call.frame, call.node), call)
            return
        if one.external is None and one.kind != "plain" and (one.fields or one is cls):
            run_generated_init(m, instance, one, call)
            return
        if one.external is not None:
            handler = m.models.get(f"{one.external}.__init__")
            if handler is not None:
                handler(m, call.with_receiver(receiver))
                consumption.consume_modelled(m, call, receiver)
                return
    given = [m.deep_origins(v) for v in call.everything()]
    for one in linearise(cls):
        if one.external is not None and m.surfaces.match(one.external) is not None:
            given = surface_call.record_call(m, one.external, call)
    surplus = weaken(join_origins(*given), FlowKind.DERIVES)
    if any(c.external not in (None, "builtins.object") for c in linearise(cls)):
        escape.hand_over(m, call)
    if surplus and any(c.external not in (None, "builtins.object") for c in linearise(cls)):
        m.heap.write(instance.cells, REST, unknown(surplus))


def run_generated_init(m: Machine, instance: Instance, cls: ClassShape, call: Call) -> None:
    """Run the `__init__` that a config kind generates: the kind's own model of it, or that of a dataclass."""
    own = m.models.get(f"kind.{cls.kind}.init")
    if own is not None:
        own(m, call.with_receiver(Value((instance,))))
    else:
        bind_fields(m, instance, cls, call)


def bind_fields(m: Machine, instance: Instance, cls: ClassShape, call: Call) -> None:
    """Bind arguments to the fields in order, then run the post-init hook."""
    place = (call.frame.path, getattr(call.node, "lineno", 0))
    keywords = dict(call.keywords)
    positional = list(call.args)
    post: list[Value] = []
    for declared in cls.fields.values():
        given: Value | None = None
        if declared.init:
            if positional and not declared.keyword_only:
                given = positional.pop(0)
            else:
                given = keywords.pop(declared.alias, None) if declared.alias else None
                if given is None:
                    given = keywords.pop(declared.name, None)
                if given is None and call.keyword_rest is not None:
                    has_default = declared.default is not None or declared.factory is not None
                    given = given_or_default(m, call, default_of(m, declared, call, instance) if has_default else None)
                if given is None and call.rest is not None and not declared.keyword_only:
                    given = call.rest
        default_place = (declared.owner.module.path if declared.owner and declared.owner.module else place[0], declared.line or place[1])
        value, where = given, place
        if value is None:
            value, where = default_of(m, declared, call, instance), default_place
        elif value.may_be_absent():
            value = join_values((value.present(), default_of(m, declared, call, instance)))
        if declared.init_var:
            post.append(value)
            continue
        if declared.converter is not None:
            value = m.call(declared.converter, Call(call.frame, call.node, (value,)))
        value = value.with_origins(at_line(value.origins, *where)) if value.origins else value
        attribute_store.write_attribute(m, instance, declared.name, value, where)
    extra = look_up(cls, "__pydantic_extra__")
    if extra is not None:
        for name, value in keywords.items():
            attribute_store.write_attribute(m, instance, name, value.present(), place)
    else:
        escape.refuse(m, keywords.values(), positional, call)
    for hook in ("__post_init__", "__attrs_post_init__", "model_post_init"):
        found = look_up(instance.cls, hook)
        if found is not None and cls.kind != "plain":
            arguments = tuple(post) if hook == "__post_init__" else (UNKNOWN,) if hook == "model_post_init" else ()
            m.call(attribute.bind(m, found, Value((instance,)), instance.cls, call.frame, call.node), Call(call.frame, call.node, arguments))


def default_of(m: Machine, declared: FieldDeclaration, call: Call, instance: Instance | None = None) -> Value:
    """Return the default of a field: its constant, what its factory makes (it may ask for the object), or unknown."""
    if declared.default is not None:
        return declared.default
    if declared.factory is not None:
        return m.call(declared.factory, Call(call.frame, call.node, receiver=Value((instance,)) if instance is not None else UNKNOWN))
    return Value((Unknown(),)) if declared.init else const(None)
