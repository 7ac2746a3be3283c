"""What a type annotation says of the value that a command line gives."""

from __future__ import annotations

from dataclasses import dataclass

from knobgraph_ingest.interpreter.container import ClassShape, Instance
from knobgraph_ingest.interpreter.enumeration import members
from knobgraph_ingest.interpreter.machine import Machine
from knobgraph_ingest.interpreter.shape import REST, Const, External, TupleShape, TypeForm
from knobgraph_ingest.interpreter.value import FALSE, TRUE, UNKNOWN, Value, join_values, unknown

UNIONS = {"typing.Union", "types.UnionType"}
SEQUENCES = {
    "list", "List", "set", "Set", "frozenset", "FrozenSet", "Sequence", "MutableSequence", "Iterable", "Collection", "deque", "Deque", "AbstractSet",
}  # fmt: skip
TUPLES = {"tuple", "Tuple"}
MARKS = {
    "Positional", "Suppress", "Fixed", "CliPositionalArg", "CliImplicitFlag", "CliExplicitFlag", "CliSubCommand", "CliSuppress", "FlagConversionOff",
    "FlagCreatePairsOff", "SuppressFixed", "OmitArgPrefixes", "OmitSubcommandPrefixes", "AvoidSubcommands", "ConsolidateSubcommandArgs",
    "CascadeSubcommandArgs", "PositionalRequiredArgs", "UseAppendAction", "UseCounterAction", "EnumChoicesFromValues",
}  # fmt: skip
TRANSPARENT = {"Annotated", "Required", "NotRequired", "Final", "ReadOnly", "InitVar", *MARKS}
SIMPLE = {"int", "float", "str", "bool"}


@dataclass(frozen=True, slots=True)
class ParameterType:
    """A type as a command line sees it.

    `given` is one element, `many` says that several may be given, `size` how many exactly, `marks` what frameworks write around it,
    `config_notes` what is annotated of each class of `config`, where there are several.
    """

    name: str | None
    given: Value
    choices: tuple[Value, ...] | None = None
    many: bool = False
    size: int | None = None
    optional: bool = False
    config: tuple[ClassShape, ...] = ()
    notes: tuple[Value, ...] = ()
    container: str = "list"
    marks: tuple[str, ...] = ()
    config_notes: tuple[tuple[Value, ...], ...] = ()

    @property
    def boolean(self) -> bool:
        """Whether the one value is true or false."""
        return self.name == "bool" and not self.many

    def value(self, m: Machine) -> Value:
        """Return what the command line may leave, without origins."""
        if not self.many and self.size is None:
            return self.given
        if self.size is not None and self.size <= 16:
            return Value((TupleShape((self.given,) * self.size),))
        shape = m.new_list((), self.container)
        shape.cells[REST] = self.given
        return Value((shape,))


ANY = ParameterType(None, UNKNOWN)


def read(m: Machine, annotation: Value | None) -> ParameterType:
    """Return what an evaluated annotation says; of one that is not understood nothing is claimed."""
    shape = annotation.only if annotation is not None else None
    if isinstance(shape, TypeForm):
        return _form(m, shape)
    if isinstance(shape, External):
        name = shape.name.rpartition(".")[2]
        if name in SEQUENCES | TUPLES and shape.name.startswith(("builtins.", "typing.", "collections.")):
            return ParameterType("str", unknown(type_name="str"), many=True, container=_container(name))
        if name == "bool":
            return ParameterType("bool", join_values([TRUE, FALSE]))
        if name in SIMPLE:
            return ParameterType(name, unknown(type_name=name))
        return ParameterType(name if name != "Any" else None, unknown(of=shape.name if name != "Any" else None))
    if isinstance(shape, ClassShape):
        found = members(m, shape)
        if found:
            values = tuple(v.shapes[0].cells["value"] for v in found.values() if isinstance(v.shapes[0], Instance))
            return ParameterType(shape.name, join_values(found.values()), choices=values)
        return ParameterType(shape.name, UNKNOWN, config=(shape,))
    if isinstance(shape, Const) and isinstance(shape.value, str):
        return ParameterType(shape.value, UNKNOWN)
    return ANY


def _container(name: str) -> str:
    return "set" if "set" in name.lower() else "tuple" if name in TUPLES else "list"


def _form(m: Machine, form: TypeForm) -> ParameterType:
    name = form.origin.rpartition(".")[2]
    if name == "Optional" or form.origin in UNIONS:
        return _union(m, form)
    if name == "Literal":
        return _literal(form)
    if name in TRANSPARENT and form.arguments:
        inner = read(m, form.arguments[0])
        return _with(inner, notes=(*form.arguments[1:], *inner.notes), mark=name if name in MARKS else None)
    if name in SEQUENCES:
        inner = read(m, form.arguments[0] if form.arguments else None)
        return _with(inner, many=True, container=_container(name), optional=False)
    if name in TUPLES:
        return _tuple(m, form)
    if name in ("dict", "Dict", "Mapping", "MutableMapping"):
        return ParameterType("dict", unknown(type_name="dict"))
    return ParameterType(name, UNKNOWN)


def _tuple(m: Machine, form: TypeForm) -> ParameterType:
    parts = [read(m, a) for a in form.arguments if a.constant() is None and not _is_ellipsis(a)]
    if not parts:
        return ParameterType("str", unknown(type_name="str"), many=True, container="tuple")
    if len(parts) != len(form.arguments):
        return _with(parts[0], many=True, container="tuple")
    names = list(dict.fromkeys(p.name for p in parts))
    return ParameterType(names[0] if len(names) == 1 else "str", join_values([p.given for p in parts]), size=len(parts), container="tuple")


def _is_ellipsis(value: Value) -> bool:
    shape = value.only
    return isinstance(shape, External) and shape.name.endswith("Ellipsis")


def _literal(form: TypeForm) -> ParameterType:
    values = [Value((s,)) for a in form.arguments for s in a.shapes]
    kinds = {type(c.value).__name__ for c in (v.constant() for v in values) if c is not None and c.value is not None}
    given = [v for v in values if v.constant() is not None and v.constant() != Const(None)]
    optional = len(given) != len(values)
    name = kinds.pop() if len(kinds) == 1 else "str"
    return ParameterType(name, join_values(given) if given else UNKNOWN, choices=tuple(given), optional=optional)


def _union(m: Machine, form: TypeForm) -> ParameterType:
    inner: list[ParameterType] = []
    optional = form.origin.endswith("Optional")
    for argument in form.arguments:
        shape = argument.only
        if (isinstance(shape, Const) and shape.value is None) or (isinstance(shape, External) and shape.name.endswith("NoneType")):
            optional = True
        else:
            inner.append(read(m, argument))
    if len(inner) == 1:
        return _with(inner[0], optional=optional)
    configs = tuple(c for p in inner for c in p.config)
    if configs:
        notes = tuple(n for p in inner for n in (p.config_notes or (p.notes,) * len(p.config)))
        return ParameterType(configs[0].name, UNKNOWN, config=configs, optional=optional, config_notes=notes)
    name = next((p.name for p in inner if p.name not in (None, "str")), inner[0].name if inner else None)
    many = any(p.many for p in inner)
    return ParameterType(name, join_values([p.given for p in inner]) if inner else UNKNOWN, many=many, optional=optional)


def _with(
    inner: ParameterType, *, many: bool | None = None, optional: bool | None = None, notes: tuple[Value, ...] | None = None,
    container: str | None = None, mark: str | None = None,
) -> ParameterType:  # fmt: skip
    return ParameterType(
        inner.name, inner.given, inner.choices, inner.many if many is None else many, inner.size, inner.optional or bool(optional),
        inner.config, inner.notes if notes is None else notes, container or inner.container,
        (*inner.marks, mark) if mark is not None else inner.marks, inner.config_notes,
    )  # fmt: skip
