"""Which objects are equal to others than themselves."""

from __future__ import annotations

import sys

from knobgraph_ingest.interpreter.container import ClassShape, DictShape, Instance
from knobgraph_ingest.interpreter.mro import linearise
from knobgraph_ingest.interpreter.origin import NO_ORIGINS, Origins
from knobgraph_ingest.interpreter.shape import REST, Key, Shape
from knobgraph_ingest.interpreter.value import Value

VALUE_TYPES = frozenset({
    "builtins.str", "builtins.bytes", "builtins.int", "builtins.float", "builtins.complex", "decimal.Decimal", "fractions.Fraction", "datetime.date",
    "datetime.datetime", "datetime.timedelta", "uuid.UUID",
})  # fmt: skip
CONTAINERS = frozenset({"builtins.dict", "builtins.list", "builtins.tuple", "builtins.set", "builtins.frozenset", "builtins.bytearray"})
COMPARING_MODULES = frozenset({"collections", "pathlib", "datetime", "decimal", "fractions", "uuid", "ipaddress", "array"})


def is_value_type(name: str) -> bool:
    """Whether the objects of an outside class are values that what they are made of tells, whatever class of the program derives from it."""
    return name in VALUE_TYPES or name.startswith("pathlib.")


def made_of(instance: Instance) -> Origins:
    """Return what a value of an own class was made of, which an object that is no value does not carry itself."""
    rest = instance.cells.get(REST)
    is_value = rest is not None and any(one.external is not None and is_value_type(one.external) for one in linearise(instance.cls))
    return rest.origins if rest is not None and is_value else NO_ORIGINS


def says_itself(shape: Shape) -> bool:
    """Whether an object may be equal to another one: its class or an outside one that it derives from decides that, not its identity.

    Members of enumerations are told apart by the enumeration, whatever type is mixed in.
    """
    if not isinstance(shape, Instance):
        return False
    order = linearise(shape.cls)
    if any(one.external is None and "__eq__" in one.cells for one in order):
        return True
    if "_enum_text" in shape.cells:
        return False
    return any(_compares(one.external) if one.external is not None else _has_unknown_base(one) for one in order)


def _has_unknown_base(cls: ClassShape) -> bool:
    return any(not isinstance(s, ClassShape) for base in cls.bases for s in base.shapes)


def _compares(name: str) -> bool:
    module = name.partition(".")[0]
    if module == "builtins":
        return name in VALUE_TYPES or name in CONTAINERS
    return module in COMPARING_MODULES or module not in sys.stdlib_module_names


def by_content(shape: Shape) -> bool:
    """Whether another object may stand for this one as a key."""
    return isinstance(shape, Instance) and ((shape.cls.kind != "plain" and "_enum_text" not in shape.cells) or says_itself(shape))


def perhaps_under(table: DictShape, key: Key) -> list[Value]:
    """Return what a dict may hold under a key that is none of its own: what is there under another that may be equal to it."""
    if not table.cells:
        return []
    if isinstance(key, Instance) and by_content(key):
        return list(table.cells.values())
    found = [v for k, v in table.cells.items() if isinstance(k, Instance) and says_itself(k)]
    return [*found, table.cells[REST]] if found and REST in table.cells else found
