"""Members of enumerations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter.container import ClassShape, FunctionShape, Instance
from knobgraph_ingest.interpreter.mro import linearise
from knobgraph_ingest.interpreter.shape import Const, Descriptor, Native
from knobgraph_ingest.interpreter.value import Value, const

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.machine import Machine

ENUM_BASES = {"enum.Enum", "enum.IntEnum", "enum.StrEnum", "enum.Flag", "enum.IntFlag"}


def is_enum(cls: ClassShape) -> bool:
    """Whether a class is an enumeration."""
    if cls.external is not None:
        return cls.external in ENUM_BASES
    return any(isinstance(s, ClassShape) and is_enum(s) for base in cls.bases for s in base.shapes)


def number_of(member: Instance) -> int | None:
    """Return the number that a member of an enumeration of numbers is, None for any other object."""
    value = member.cells["value"].constant() if "_enum_text" in member.cells else None
    is_number = any(one.external in ("enum.IntEnum", "enum.IntFlag", "builtins.int") for one in linearise(member.cls))
    return value.value if is_number and value is not None and isinstance(value.value, int) else None


def members(m: Machine, cls: ClassShape) -> dict[str, Value]:
    """Return the members of an enumeration by name, in order; empty for any other class."""
    if cls.external is not None or not is_enum(cls):
        return {}
    made = cls.cells.get("__members__")
    if made is not None:
        return {str(k): v for k, v in made.shapes[0].cells.items()}  # type: ignore[attr-defined]  # a dict made below
    table = m.new_dict()
    textual = any(one.external in ("enum.StrEnum", "builtins.str") for one in linearise(cls))
    for name, value in list(cls.cells.items()):
        if not isinstance(name, str) or name.startswith("_") or isinstance(value.only, (FunctionShape, Descriptor, Native)):
            continue
        member = m.new_instance(cls)
        constant = value.constant()
        member.cells.update({"name": const(name), "value": value, "_name_": const(name), "_value_": value})
        text = str(constant.value) if textual and isinstance(constant, Const) else f"{cls.name}.{name}"
        member.cells["_enum_text"] = const(text)
        table.cells[name] = Value((member,))
        cls.cells[name] = table.cells[name]
    cls.cells["__members__"] = Value((table,))
    return {str(k): v for k, v in table.cells.items()}


def enum_call(m: Machine, cls: ClassShape, wanted: Value) -> Value | None:
    """Return what `SomeEnum(value)` gives, None where `cls` is no enumeration."""
    found = members(m, cls)
    if not found:
        return None
    constant = wanted.constant()
    if constant is not None:
        for member in found.values():
            shape = member.only
            if isinstance(shape, Instance) and shape.cells["value"].constant() == constant:
                return member.plus(wanted.origins)
    shapes = tuple(s for member in found.values() for s in member.shapes)
    return Value(shapes, wanted.origins)
