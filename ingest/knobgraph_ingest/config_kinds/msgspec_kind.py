"""msgspec structs."""

from __future__ import annotations

from dataclasses import replace

from knobgraph_ingest.config_kinds.dataclass_kind import as_dict, declared_fields, field_call, replaced
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.condition import truth
from knobgraph_ingest.interpreter.container import ClassShape
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.mro import linearise
from knobgraph_ingest.interpreter.origin import FlowKind, weaken
from knobgraph_ingest.interpreter.shape import REST, Const
from knobgraph_ingest.interpreter.subscript import mapping_cells
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, join_values, unknown

KIND = "msgspec"
STRUCT = "msgspec.Struct"


def _inherit(m: Machine, call: Call) -> Value:
    cls = call.args[0].only
    if isinstance(cls, ClassShape) and cls.kind != KIND:
        cls.kind = KIND
        cls.fields = declared_fields(m, cls, KIND)
        if any("kw_only" in c.keywords and truth(c.keywords["kw_only"]) is True for c in linearise(cls)[:1]):
            cls.fields = {n: replace(f, keyword_only=True) if f.owner is cls else f for n, f in cls.fields.items()}
    return UNKNOWN


def _field(m: Machine, call: Call) -> Value:
    return field_call(m, call.keywords, "msgspec.field")


def _replace(m: Machine, call: Call) -> Value:
    return replaced(m, call.argument(0, "struct") or UNKNOWN, {k: v for k, v in call.keywords.items() if k != "struct"}, call)


def _asdict(m: Machine, call: Call) -> Value:
    return as_dict(m, call.argument(0) or UNKNOWN, call)


def _convert(m: Machine, call: Call) -> Value:
    """A mapping, or text of a config file, as an object of the wanted type."""
    value = call.argument(0, "obj") or UNKNOWN
    wanted = call.keywords.get("type") or call.argument(1)
    cls = wanted.only if wanted is not None else None
    if not isinstance(cls, ClassShape) or cls.external is not None:
        return unknown(weaken(m.deep_origins(value), FlowKind.DERIVES))
    results: list[Value] = []
    for shape in value.present().shapes:
        cells = mapping_cells(m, shape, call.frame, call.node)
        if cells is not None:
            given = {k: v for k, v in cells.items() if isinstance(k, str)}
            results.append(m.call(Value((cls,)), Call(call.frame, call.node, (), given, keyword_rest=cells.get(REST))))
        elif not isinstance(shape, Const) or isinstance(shape.value, (str, bytes)):
            rest = unknown(weaken(m.deep_origins(value), FlowKind.DERIVES))
            results.append(m.call(Value((cls,)), Call(call.frame, call.node, keyword_rest=rest)))
    return join_values(results) if results else unknown()


MODELS: dict[str, Handler] = {
    f"{STRUCT}.__init_subclass__": _inherit,
    f"kind.{KIND}.inherit": _inherit,
    "msgspec.field": _field,
    "msgspec.structs.replace": _replace,
    "msgspec.structs.asdict": _asdict,
    "msgspec.to_builtins": _asdict,
    "msgspec.convert": _convert,
    **{f"msgspec.{form}.decode": _convert for form in ("json", "toml", "yaml", "msgpack")},
}
