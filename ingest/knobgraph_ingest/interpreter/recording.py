"""Recording where values are stored: flows into fields, keys and knobs, and who owns what a container holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knobgraph_graph.fact import NodeKey
from knobgraph_ingest.interpreter import attribute_store
from knobgraph_ingest.interpreter.condition import conditions_of
from knobgraph_ingest.interpreter.container import DictShape, ListShape
from knobgraph_ingest.interpreter.lineage import Flow
from knobgraph_ingest.interpreter.origin import (
    NO_ROOTS,
    FlowKind,
    Origin,
    Origins,
    extend,
    roots_of,
    weaken,
)
from knobgraph_ingest.interpreter.pinned_choice import undecided
from knobgraph_ingest.interpreter.shape import REST
from knobgraph_ingest.interpreter.subscript import choosing_roots
from knobgraph_ingest.interpreter.value import Stored, Value, join_values
from knobgraph_ingest.interpreter.written_object import written_origins

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.frame import Guard
    from knobgraph_ingest.interpreter.machine import Machine


MOST_OWNERS = 4


def is_table(owner: NodeKey) -> bool:
    """Whether each key of what an owner holds is a target of its own: a module-level dict, a class whose objects are dicts."""
    return owner.label == "ConfigClass" or (owner.label == "ConfigKey" and not owner.id.endswith("]"))


def entry_of(owner: NodeKey, key: str) -> NodeKey:
    """Return the target that a key of a table is."""
    return NodeKey("ConfigField", f"{owner.id}.{key}") if owner.label == "ConfigClass" else NodeKey("ConfigKey", f"{owner.id}[{key}]")


def flow_into(m: Machine, target: NodeKey, value: Value, serial: int, place: tuple[str, int], *, always: bool) -> Value:
    """Record that `value` is stored in `target` and return it as the target's own.

    `serial` is that of the object that holds the target: a guard older than the object decides whether the object is
    made at all, not which value is stored, so it does not control the field.
    """
    m.recordings += 1
    m.stores[target] = m.stores.get(target, 0) + 1
    found = m.deep_origins(value)
    origins = undecided(m, found)
    path, line = place
    literal = value.constant() if not origins and not m.in_module_body else None
    if literal is not None:
        m.lineage.add_literal(target, place, repr(literal.value), (m.entry_point,))
    controlling = _controlling(m, serial)
    written = written_origins(value)
    if not origins and not controlling and not always and not written:
        return value if origins is found else value.with_origins(origins)
    m.lineage.fields.setdefault(target, place)
    if len(value.shapes) > 1:
        m.picked[target] = m.picked.get(target, NO_ROOTS) | choosing_roots(m, value)
    conditions = conditions_of(m.guards)
    for origin in origins.values():
        if origin.source != target:
            record(m, origin, target, origin.kind, path, line, conditions)
    for origin in written.values():
        if origin.source != target and origin.source not in origins:
            record(m, origin, target, origin.kind, path, line, conditions)
    roots = roots_of(origins)
    for guard in controlling:
        for origin in guard.origins.values():
            if origin.source != target and origin.source not in origins:
                record(m, origin, target, FlowKind.CONTROLS, path, line, conditions)
            roots |= origin.roots
    held = {target: Origin(target, FlowKind.ASSIGNS, None, roots)}
    # A key of a table is often laid over by what it holds already.
    return Stored(value.shapes, held, origins) if target.label == "ConfigField" else Value(value.shapes, held)


def _controlling(m: Machine, serial: int) -> list[Guard]:
    """Return what decided that the running body was not left before, where it was decided after the object with this number was made."""
    return [g for g in m.guards if g.lasting and g.origins and g.serial >= serial and len(m.stack) == g.depth]


def record(m: Machine, origin: Origin, target: NodeKey, kind: FlowKind, path: str, line: int, conditions: tuple[str, ...]) -> None:
    """Record one flow of an origin into a target, with the line that stores it."""
    m.recordings += 1
    trace = extend(origin.trace, path, line)
    key = (origin.source, target, kind, (path, line))
    flows = m.lineage.flows
    known = flows.get(key)
    if known is None:
        flows[key] = Flow(origin.source, target, kind, trace, conditions, set(origin.roots), {m.entry_point})
    else:
        known.take(trace, conditions, origin.roots, (m.entry_point,))


def into_knob(m: Machine, target: NodeKey, origins: Origins, place: tuple[str, int]) -> None:
    """Record that origins reach an argument of outside code."""
    m.recordings += 1
    conditions = conditions_of(m.guards)
    for origin in origins.values():
        record(m, origin, target, origin.kind, place[0], place[1], conditions)


def own(m: Machine, value: Value, owner: NodeKey, depth: int = 3) -> None:
    """Let later writes into the containers of `value`, and into those inside them, flow into `owner`, who holds them now."""
    for shape in value.shapes:
        if not isinstance(shape, (DictShape, ListShape)) or owner in shape.owners or len(shape.owners) >= MOST_OWNERS:
            continue
        m.heap.renew(shape.cells)
        shape.owners = (*shape.owners, owner)
        if not depth:
            continue
        for key, held in shape.cells.items():
            inner = entry_of(owner, key) if isinstance(key, str) and is_table(owner) else owner
            if not is_table(owner) or isinstance(key, str):
                own(m, held, inner, depth - 1)


def write_item(m: Machine, container: DictShape | ListShape, key: object, value: Value, place: tuple[str, int]) -> None:
    """Store an item of a container; of an owned one it flows into the owner too."""
    m.oldest_write = min(m.oldest_write, container.serial)
    if isinstance(container, DictShape) and container.mirror is not None and isinstance(key, str):
        attribute_store.write_attribute(m, container.mirror, key, value, place)
        return
    for owner in container.owners:
        if is_table(owner):
            if isinstance(key, str):
                target = entry_of(owner, key)
                container.cells.note(key, (target, place, container.serial, len(m.stack)))
                value = flow_into(m, target, value, container.serial, place, always=False)
                own(m, value, target, 2)
            continue
        container.cells.note(key, (owner, place, container.serial, len(m.stack)))
        if value.origins or m.carries(value) or _controlling(m, container.serial):
            flow_into(m, owner, Value(value.shapes, weaken(value.origins, FlowKind.DERIVES)), container.serial, place, always=False)
        own(m, value, owner, 2)
    if key is REST or m.in_unrolled_loop(container):
        present = container.cells.get(key)
        if present is not None:
            value = join_values((present, value))
    m.heap.write(container.cells, key, value)
