"""The models that a model of unknown keys holds in turn, as its annotations say."""

from __future__ import annotations

from knobgraph_ingest.command_lines.annotation import read
from knobgraph_ingest.config_kinds.dataclass_kind import annotation_value
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.container import ClassShape, FieldDeclaration
from knobgraph_ingest.interpreter.machine import Machine
from knobgraph_ingest.interpreter.shape import ABSENT, REST
from knobgraph_ingest.interpreter.value import Value, join_values


def nested_models(m: Machine, kind: str, declared: FieldDeclaration, mapping: Value, call: Call) -> Value | None:
    """Return the models that a field holds where a mapping of unknown keys may give it, None where it holds none or may hold itself."""
    said = read(m, annotation_value(m, declared))
    classes = [c for c in said.config if c.kind == kind]
    if not classes or declared.owner is None or any(_leads_to(m, c, c, set()) for c in classes):
        return None
    held = join_values([m.call(Value((c,)), Call(call.frame, call.node, keyword_rest=mapping)) for c in classes])
    if said.many:
        several = m.new_list((), said.container)
        m.heap.write(several.cells, REST, held)
        held = Value((several,))
    return Value((*held.shapes, ABSENT), mapping.origins)


def _leads_to(m: Machine, cls: ClassShape, wanted: ClassShape, seen: set[int]) -> bool:
    """Whether a model's fields lead to another model, through whatever models."""
    seen.add(id(cls))
    inner = [c for declared in cls.fields.values() for c in read(m, annotation_value(m, declared)).config]
    return any(c is wanted or (id(c) not in seen and _leads_to(m, c, wanted, seen)) for c in inner)
