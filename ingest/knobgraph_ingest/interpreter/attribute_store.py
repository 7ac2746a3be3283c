"""Storing attributes: through setters and `__setattr__`, or into the object itself, where it is a flow into its field."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from knobgraph_graph.fact import NodeKey
from knobgraph_ingest.interpreter import attribute, calling, command_word, descriptor, escape, kept_result, surface_call
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.command_line import FIRST_WORD
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, FunctionShape, Instance, ListShape, ModuleShape
from knobgraph_ingest.interpreter.mro import look_up
from knobgraph_ingest.interpreter.origin import FlowKind, at_line, roots_of, weaken
from knobgraph_ingest.interpreter.shape import REST, Descriptor, External, Super, Unknown
from knobgraph_ingest.interpreter.value import ABSENT_VALUE, Value, const, join_values

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.frame import Frame
    from knobgraph_ingest.interpreter.machine import Machine


def store(m: Machine, target: Value, name: str, value: Value, frame: Frame, node: ast.AST) -> None:
    """Do `target.name = value`; with several possible targets the store may or may not have hit each."""
    place = (frame.path, getattr(node, "lineno", 0))
    several = len(target.shapes) > 1
    m.statements_left -= len(target.shapes) - 1  # each takes about as long as a statement of its own
    for shape in target.shapes:
        if isinstance(shape, Instance):
            store_instance(m, shape, name, value, frame, node, several=several)
        elif isinstance(shape, ClassShape):
            m.oldest_write = 0
            key = NodeKey("ConfigField", f"{shape.qualified}.{name}")
            stored = m.flow_into(key, value, 0, place, always=False)
            shape.cells.note(name, (key, place, shape.serial, store_depth(m)))
            m.heap.write(shape.cells, name, stored)
        elif isinstance(shape, (ModuleShape, FunctionShape)):
            m.oldest_write = 0
            m.heap.write(shape.cells, name, value)
        elif isinstance(shape, External):
            if name == "argv" and shape.name == "sys":
                command_word.shift(m, FIRST_WORD)
            surface_call.record_switch(m, f"{shape.name}.{name}", value, place)
            calling.run_callbacks(m, Call(frame, node, (value,)))
            escape.hand_over(m, Call(frame, node, (value,)))
        elif isinstance(shape, Unknown):
            escape.hand_over(m, Call(frame, node, (value,)))
        elif isinstance(shape, Super):
            set_cell(m, shape.receiver, name, value, place)


def store_instance(m: Machine, shape: Instance, name: str, value: Value, frame: Frame, node: ast.AST, *, several: bool = False) -> None:
    """Store an attribute of one object through its class: setter, `__setattr__`, or the cell itself."""
    if _set_by_own_code(m, shape, name, value, frame, node):
        return
    place = (frame.path, getattr(node, "lineno", 0))
    if "__dict_items__" in shape.cells and name == "__dict__" and shape in value.shapes:
        shape.cells["__items_are_attributes__"] = const(True)
        return
    if "__items_are_attributes__" in shape.cells:
        calling.call_method(m, shape, "__setitem__", (const(name), value), frame, node)
        return
    if several:
        value = join_values((shape.cells.get(name, ABSENT_VALUE), value))
    write_attribute(m, shape, name, value, place)


def _set_by_own_code(m: Machine, shape: Instance, name: str, value: Value, frame: Frame, node: ast.AST) -> bool:
    """Run the setter, the descriptor or the `__setattr__` that stores an attribute; whether there is one."""
    found = look_up(shape.cls, name)
    by_property = found is not None and attribute.is_property(found)
    descriptors = descriptor.setters(found) if found is not None and not by_property else []
    own = look_up(shape.cls, "__setattr__") if not by_property and not descriptors else None
    if own is not None and frame.function is not None and frame.function.name == "__setattr__":
        own = None
    if not by_property and not descriptors and own is None:
        return False
    m.setter_depth += 1
    try:
        if found is not None and by_property:
            for one in found.shapes:
                if isinstance(one, Descriptor) and one.setter is not None:
                    m.call(one.setter, Call(frame, node, (Value((shape,)), value)))
        elif descriptors:
            calling.call_method(m, descriptors[0], "__set__", (Value((shape,)), value), frame, node)
        elif own is not None:
            m.call(attribute.bind(m, own, Value((shape,)), shape.cls, frame, node), Call(frame, node, (const(name), value)))
    finally:
        m.setter_depth -= 1
    return True


def store_depth(m: Machine) -> int:
    """Return how deep in calls a store is; what an assignment runs by itself to store the attribute is no call deeper."""
    return len(m.stack) - m.setter_depth


def set_cell(m: Machine, receiver: Value, name: str, value: Value, place: tuple[str, int]) -> None:
    """Do `object.__setattr__(receiver, name, value)`."""
    for shape in receiver.shapes:
        if isinstance(shape, Instance):
            write_attribute(m, shape, name, value, place)


def write_attribute(m: Machine, shape: Instance, name: str, value: Value, place: tuple[str, int]) -> None:
    """Store an object's own attribute; on an own class that is a field, and a flow into it."""
    m.oldest_write = min(m.oldest_write, shape.serial)
    if shape.cls.external is None or shape.cls.external not in attribute.PLAIN_STORAGE:
        if shape.cls.external is None and not attribute.is_plain_storage(shape.cls):
            key = NodeKey("ConfigField", f"{shape.cls.qualified}.{name}")
            _overwritten(m, shape, name, value, place)
            always = shape.cls.kind != "plain" and name in shape.cls.fields
            value = m.flow_into(key, value, shape.serial, place, always=always)
            if value.origins:
                m.holders[shape.cls] = shape
            elif shape.cls not in m.keepers and any(isinstance(s, (Instance, DictShape, ListShape)) for s in value.shapes):
                m.keepers[shape.cls] = shape
            m.own(value, key)
            shape.cells.note(name, (key, place, shape.serial, store_depth(m)))
    else:
        _overwritten(m, shape, name, value, place)
        value = value.with_origins(at_line(value.origins, *place))
    shape.cells.keep(name, kept_result.kept_at(m, f".{name}"))
    if m.in_unrolled_loop(shape) and name in shape.cells:
        value = join_values((shape.cells[name], value))
    m.heap.write(shape.cells, name, value)


def _overwritten(m: Machine, shape: Instance, name: str, value: Value, place: tuple[str, int]) -> None:
    """Note the flags whose value is replaced by one that has nothing of it."""
    held = shape.cells.get(name)
    if held is not None and held.origins and not m.in_unrolled_loop(shape):
        for flag in roots_of(held.origins) - roots_of(m.deep_origins(value)):
            m.lineage.overwrites.setdefault(flag, set()).add(place)


def touch_every_field(m: Machine, shape: Instance, value: Value, place: tuple[str, int]) -> None:
    """Store under a name that is not known: every field may have been the one."""
    names = [n for n in attribute.field_names(shape) if isinstance(n, str)]
    for name in names:
        present = shape.cells.get(name, ABSENT_VALUE)
        weak = Value(value.shapes, weaken(value.origins, FlowKind.DERIVES))
        write_attribute(m, shape, name, join_values((present, weak)) if present is not ABSENT_VALUE else weak, place)
    rest = shape.cells.get(REST)
    m.heap.write(shape.cells, REST, value if rest is None else join_values((rest, value)))
