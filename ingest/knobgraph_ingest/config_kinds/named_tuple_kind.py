"""Named tuples: `typing.NamedTuple` as a base class or a call, and `collections.namedtuple`."""

from __future__ import annotations

from knobgraph_ingest.config_kinds.dataclass_kind import declared_fields, replaced
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.container import ClassShape, FieldDeclaration, Instance
from knobgraph_ingest.interpreter.instantiation import bind_fields
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.mro import linearise
from knobgraph_ingest.interpreter.shape import Shape, TupleShape
from knobgraph_ingest.interpreter.subscript import items_of
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const, unknown

KIND = "NamedTuple"
BASE = "typing.NamedTuple"


def _inherit(m: Machine, call: Call) -> Value:
    """A class with `NamedTuple` as its base declares its annotations as fields; one below it has them too."""
    cls = call.args[0].only
    if not isinstance(cls, ClassShape) or cls.kind == KIND:
        return UNKNOWN
    direct = any(isinstance(s, ClassShape) and s.external == BASE for b in cls.bases for s in b.shapes)
    cls.kind = KIND
    cls.fields = declared_fields(m, cls, KIND) if direct else {n: f for b in reversed(linearise(cls)[1:]) for n, f in b.fields.items()}
    return UNKNOWN


def _made(m: Machine, call: Call, fields: list[tuple[str, Value | None]]) -> Value:
    name = (call.argument(0, "typename") or UNKNOWN).text()
    if name is None:
        return unknown()
    cls = ClassShape(m.heap.next_serial(), name, call.frame.module, None)
    cls.bases = (Value((m.external_class(BASE),)),)
    cls.kind = KIND
    line = getattr(call.node, "lineno", 0)
    cls.fields = {n: FieldDeclaration(n, None, default, line=line, owner=cls) for n, default in fields}
    cls.cells.update({n: default for n, default in fields if default is not None})
    m.importer.defined[cls.qualified] = cls
    return Value((cls,))


def _namedtuple(m: Machine, call: Call) -> Value:
    listed = call.argument(1, "field_names") or UNKNOWN
    text = listed.text()
    known, more = items_of(m, listed, call.frame, call.node) if text is None else ([], None)
    names = text.replace(",", " ").split() if text is not None else [n for n in (k.text() for k in known) if n is not None]
    if more is not None:
        return unknown(m.deep_origins(listed))
    defaults, _ = items_of(m, call.keywords["defaults"], call.frame, call.node) if "defaults" in call.keywords else ([], None)
    missing = len(names) - len(defaults)
    return _made(m, call, [(n, defaults[i - missing] if i >= missing else None) for i, n in enumerate(names)])


def _functional(m: Machine, call: Call) -> Value:
    pairs, _ = items_of(m, call.argument(1, "fields") or UNKNOWN, call.frame, call.node)
    names = [p.only.items[0].text() for p in pairs if isinstance(p.only, TupleShape) and p.only.items]
    return _made(m, call, [(n, None) for n in names if n is not None])


def _make(m: Machine, call: Call) -> Value:
    known, more = items_of(m, call.argument(0, "iterable") or UNKNOWN, call.frame, call.node)
    return m.call(call.receiver, Call(call.frame, call.node, tuple(known), rest=more))


def _new(m: Machine, call: Call) -> Value:
    cls = call.args[0].only if call.args else None
    if not isinstance(cls, ClassShape):
        return unknown()
    instance = m.new_instance(cls)
    bind_fields(m, instance, cls, call.unshifted())
    return Value((instance,))


def _replace(m: Machine, call: Call) -> Value:
    return replaced(m, call.receiver, call.keywords, call)


def _asdict(m: Machine, call: Call) -> Value:
    """Return the fields as a dict: one for all objects of one class that may be meant."""
    by_class: dict[ClassShape, list[Shape]] = {}
    for shape in call.receiver.shapes:
        if isinstance(shape, Instance):
            by_class.setdefault(shape.cls, []).append(shape)
    tables: list[Shape] = []
    for cls, alike in by_class.items():
        table = m.new_dict()
        for name in cls.fields:
            table.cells[name] = m.get_attribute(Value(tuple(alike), call.receiver.origins), name, call.frame, call.node)
        tables.append(table)
    return Value(tuple(tables)) if tables else unknown()


def _names(m: Machine, call: Call) -> Value:
    cls = call.args[0].only if call.args else None
    if not isinstance(cls, ClassShape):
        return unknown()
    return Value((TupleShape(tuple(const(n) for n in cls.fields)),))


def _defaults(m: Machine, call: Call) -> Value:
    table = m.new_dict()
    cls = call.args[0].only if call.args else None
    if isinstance(cls, ClassShape):
        table.cells.update({n: f.default for n, f in cls.fields.items() if f.default is not None})
    return Value((table,))


MODELS: dict[str, Handler] = {
    f"{BASE}.__init_subclass__": _inherit,
    f"kind.{KIND}.inherit": _inherit,
    BASE: _functional,
    f"{BASE}.__new__": _new,
    f"{BASE}._make": _make,
    f"{BASE}._replace": _replace,
    f"{BASE}._asdict": _asdict,
    "collections.namedtuple": _namedtuple,
    "class._fields": _names,
    "class._field_defaults": _defaults,
}
