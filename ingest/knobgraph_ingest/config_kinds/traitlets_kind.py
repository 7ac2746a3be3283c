"""traitlets (its documentation, "Using Traitlets"): classes whose fields are traits, with defaults, validators and observers."""

from __future__ import annotations

import ast

from knobgraph_ingest.command_lines.annotation import ParameterType, read
from knobgraph_ingest.interpreter import attribute
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.condition import truth
from knobgraph_ingest.interpreter.container import ClassShape, FieldDeclaration, FunctionShape, Instance, ListShape
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.mro import linearise, look_up
from knobgraph_ingest.interpreter.shape import Native, TupleShape
from knobgraph_ingest.interpreter.value import NONE, UNKNOWN, Value, const
from knobgraph_ingest.syntax_walk import walk

KIND = "traitlets"
TRAIT = "traitlets.TraitType"
PLACES = ("traitlets", "traitlets.traitlets")
CONFIGURABLES = ("Configurable", "LoggingConfigurable", "SingletonConfigurable")
HOLDERS = (
    *(f"{place}.HasTraits" for place in PLACES),
    *(f"{place}.{name}" for place in ("traitlets.config", "traitlets.config.configurable") for name in CONFIGURABLES),
)
SIMPLE = {
    "Unicode": "str", "CUnicode": "str", "ObjectName": "str", "DottedObjectName": "str", "Int": "int", "Integer": "int", "CInt": "int", "Long": "int",
    "Float": "float", "CFloat": "float", "Bool": "bool", "CBool": "bool",
}  # fmt: skip
STARTS: dict[str, object] = {"str": "", "int": 0, "float": 0.0, "bool": False}
SEVERAL = ("List", "Set", "Tuple")
CHOICES = ("Enum", "CaselessStrEnum", "FuzzyEnum", "UseEnum")
OTHER = ("Dict", "Any", "Instance", "Type", "Union", "Bytes", "TCPAddress", "This", "Callable", "CRegExp", "ForwardDeclaredInstance")
ROLES = {"default": "__default_of__", "observe": "__observer_of__", "validate": "__validator_of__"}


def _trait(kind: str) -> Handler:
    def make(m: Machine, call: Call) -> Value:
        made = m.new_instance(m.external_class(TRAIT))
        first = None if kind in CHOICES or (kind in SEVERAL and not _is_listed(call)) else call.argument(0)
        given = call.keywords.get("default_value") or (call.argument(1) if kind in CHOICES and len(call.args) > 1 else first)
        fallback = const(STARTS[SIMPLE[kind]]) if kind in SIMPLE else Value((m.new_list(),)) if kind in SEVERAL else const(None)
        made.cells.update({
            "__kind__": const(kind), "default_value": given or fallback, "help": call.keywords.get("help") or const(None),
            "config": call.keywords.get("config") or const(False),
        })  # fmt: skip
        if kind in CHOICES and call.args:
            made.cells["values"] = call.args[0]
        return Value((made,))

    return make


def _is_listed(call: Call) -> bool:
    first = call.argument(0)
    return first is not None and isinstance(first.only, (ListShape, TupleShape))


def _tag(m: Machine, call: Call) -> Value:
    for shape in call.receiver.shapes:
        if isinstance(shape, Instance) and "config" in call.keywords:
            shape.cells["config"] = call.keywords["config"]
    return call.receiver


def _role(role: str) -> Handler:
    """Return a decorator that lets a method give the default of a trait, check it or be told of its changes."""

    def make(m: Machine, call: Call) -> Value:
        names = [t for t in (a.text() for a in call.args) if t is not None]

        def decorate(inner_m: Machine, inner: Call) -> Value:
            target = inner.argument(0) or UNKNOWN
            for shape in target.shapes:
                if isinstance(shape, FunctionShape):
                    shape.cells[ROLES[role]] = const("\n".join(names))
            return target

        return Value((Native(f"traitlets.{role}()", decorate),))

    return make


def inherit(m: Machine, call: Call) -> Value:
    """Give a class the traits of its body and of its bases as fields."""
    cls = call.args[0].only
    if not isinstance(cls, ClassShape) or cls.kind == KIND:
        return UNKNOWN
    cls.kind = KIND
    fields: dict[str, FieldDeclaration] = {}
    for base in reversed(linearise(cls)[1:]):
        fields.update(base.fields)
    written = [n for n in walk(cls.node) if isinstance(n, ast.Assign)] if cls.node is not None else []
    lines = {t.id: n.lineno for n in written for t in n.targets if isinstance(t, ast.Name)}
    for name, value in cls.cells.items():
        trait = next((s for s in value.shapes if isinstance(s, Instance) and s.cls.external == TRAIT), None)
        if isinstance(name, str) and trait is not None:
            declared = Value((trait,))
            fields[name] = FieldDeclaration(name, None, trait.cells["default_value"], line=lines.get(name, 0), owner=cls, metadata=declared)
    cls.fields = fields
    return UNKNOWN


def trait_of(declared: FieldDeclaration) -> Instance | None:
    """Return the trait object that a field was declared with."""
    shape = declared.metadata.only if declared.metadata is not None else None
    return shape if isinstance(shape, Instance) and shape.cls.external == TRAIT else None


def is_setting(declared: FieldDeclaration) -> bool:
    """Whether a configuration may set a trait."""
    trait = trait_of(declared)
    return trait is not None and truth(trait.cells["config"]) is True


def type_of(m: Machine, declared: FieldDeclaration, call: Call) -> ParameterType:
    """Return what a command line may give a trait."""
    trait = trait_of(declared)
    kind = str(trait.cells["__kind__"].text()) if trait is not None else ""
    base = read(m, m.importer.external(f"builtins.{SIMPLE.get(kind, 'str')}"))
    if kind in SEVERAL:
        return ParameterType("str", base.given, many=True)
    if kind not in SIMPLE and kind not in CHOICES:
        return ParameterType(None, UNKNOWN)
    values = trait.cells["values"].only if trait is not None and "values" in trait.cells else None
    known = list(values.cells.values()) if isinstance(values, ListShape) else list(values.items) if isinstance(values, TupleShape) else []
    return ParameterType(base.name, base.given, tuple(known) if known else None)


def methods_of(cls: ClassShape, role: str, trait: str) -> list[Value]:
    """Return the methods that a class has for a trait in a role, the nearest first."""
    found: dict[str, Value] = {}
    for one in linearise(cls):
        for name, value in one.cells.items():
            shape = value.only
            told = shape.cells.get(ROLES[role]) if isinstance(shape, FunctionShape) else None
            if isinstance(name, str) and told is not None and trait in str(told.text()).split("\n"):
                found.setdefault(name, value)
    old = look_up(cls, f"_{trait}_{role}") if role == "default" else look_up(cls, f"_{trait}_changed") if role == "observe" else None
    return list(found.values()) or ([old] if old is not None and isinstance(old.only, FunctionShape) else [])


def asked(m: Machine, owner: Instance, method: Value, told: dict[str, Value] | None, call: Call) -> Value:
    """Call a method of a role with what it is told of, an object whose attributes are also its keys."""
    arguments: tuple[Value, ...] = ()
    if told is not None:
        bunch, table = m.new_instance(m.external_class("traitlets.Bunch")), m.new_dict()
        bunch.cells.update(told)
        table.cells.update(told)
        bunch.cells["__dict_items__"] = Value((table,))
        arguments = (Value((bunch,)),)
    bound = attribute.bind(m, method, Value((owner,)), owner.cls, call.frame, call.node)
    return m.call(bound, Call(call.frame, call.node, arguments))


def assign(m: Machine, owner: Instance, name: str, value: Value, call: Call) -> None:
    """Set a trait: a validator of it may change the value, an observer is told."""
    told = {"name": const(name), "owner": Value((owner,)), "trait": UNKNOWN}
    for method in methods_of(owner.cls, "validate", name)[:1]:
        value = asked(m, owner, method, {**told, "value": value}, call)
    old = owner.cells.get(name, NONE)
    m.set_attribute(Value((owner,)), name, value, call.frame, call.node)
    for method in methods_of(owner.cls, "observe", name):
        asked(m, owner, method, {**told, "new": value, "old": old, "type": const("change")}, call)


def set_up(m: Machine, owner: Instance, call: Call, *, computed: bool = True) -> None:
    """Give an object the defaults of its traits, those that methods compute where asked for, then what its constructor is given."""
    late: list[tuple[str, Value]] = []
    for name, declared in owner.cls.fields.items():
        if trait_of(declared) is None:
            continue
        m.heap.write(owner.cells, name, declared.default or NONE)
        late.extend((name, method) for method in (methods_of(owner.cls, "default", name)[:1] if computed else ()))
    for name, method in late:
        m.heap.write(owner.cells, name, asked(m, owner, method, None, call))
    for name, value in call.keywords.items():
        if name in owner.cls.fields:
            assign(m, owner, name, value, call)
        elif name in ("parent", "config"):
            m.heap.write(owner.cells, name, value)


MODELS: dict[str, Handler] = {
    **{f"{place}.{name}": _trait(name) for place in PLACES for name in (*SIMPLE, *SEVERAL, *CHOICES, *OTHER)},
    f"{TRAIT}.tag": _tag,
    **{f"{place}.{role}": _role(role) for place in PLACES for role in ROLES},
    f"kind.{KIND}.inherit": inherit,
    **{f"{holder}.__init_subclass__": inherit for holder in HOLDERS},
}
