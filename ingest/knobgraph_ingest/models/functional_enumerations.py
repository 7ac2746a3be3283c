"""Enumerations that a call makes (`Enum("Colour", "RED GREEN")`), as the standard library documents its functional interface."""

from __future__ import annotations

from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.calling import external_call
from knobgraph_ingest.interpreter.container import ClassShape, DictShape
from knobgraph_ingest.interpreter.enumeration import ENUM_BASES
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.shape import REST, TupleShape
from knobgraph_ingest.interpreter.subscript import items_of
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const


def _making(base: str) -> Handler:
    def make(m: Machine, call: Call) -> Value:
        name = (call.argument(0, "value") or UNKNOWN).text()
        cells = _members(m, base, call)
        if name is None or not cells:
            return external_call(m, base, call)
        cls = ClassShape(m.heap.next_serial(), name, call.frame.module, None)
        mixed = call.keywords.get("type")
        cls.bases = (*((mixed,) if mixed is not None else ()), Value((m.external_class(base),)))
        cls.cells.update(cells)
        m.importer.defined[cls.qualified] = cls
        return Value((cls,))

    return make


def _members(m: Machine, base: str, call: Call) -> dict[object, Value]:
    """Return the value of each member by name; none where the names are not all known."""
    listed = call.argument(1, "names") or UNKNOWN
    shape = listed.only
    if isinstance(shape, DictShape):
        known = REST not in shape.cells and all(isinstance(k, str) for k in shape.cells)
        return dict(shape.cells) if known else {}
    text = listed.text()
    items, more = ([const(w) for w in text.replace(",", " ").split()], None) if text is not None else items_of(m, listed, call.frame, call.node)
    if more is not None:
        return {}
    found: dict[object, Value] = {}
    for index, item in enumerate(items):
        pair = item.only.items if isinstance(item.only, TupleShape) and len(item.only.items) == 2 else None
        name = pair[0].text() if pair is not None else item.text()
        if name is None:
            return {}
        found[name] = pair[1] if pair is not None else _numbered(base, name, index, call)
    return found


def _numbered(base: str, name: str, index: int, call: Call) -> Value:
    if base == "enum.StrEnum":
        return const(name.lower())
    if base in ("enum.Flag", "enum.IntFlag"):
        return const(1 << index)
    start = call.keywords.get("start")
    first = start.constant() if start is not None else None
    if start is not None and (first is None or not isinstance(first.value, int)):
        return UNKNOWN
    return const((first.value if first is not None and isinstance(first.value, int) else 1) + index)


MODELS: dict[str, Handler] = {base: _making(base) for base in ENUM_BASES}
