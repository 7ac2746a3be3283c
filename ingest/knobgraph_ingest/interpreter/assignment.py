"""Assignment and deletion targets."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter import command_word, kept_result, subscript
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.command_line import FIRST_WORD, is_command_line
from knobgraph_ingest.interpreter.container import DictShape, Instance, ListShape, ModuleShape
from knobgraph_ingest.interpreter.frame import Frame
from knobgraph_ingest.interpreter.shape import REST, Const
from knobgraph_ingest.interpreter.value import ABSENT_VALUE, UNKNOWN, Value, join_values

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.machine import Machine


def method_call(frame: Frame, node: ast.AST, receiver: Value, *args: Value) -> Call:
    """Return a call of a modelled method."""
    return Call(frame, node, args, receiver=receiver)


def write_name(m: Machine, name: str, value: Value, frame: Frame) -> None:
    """Bind a name in the scope that its `global` and `nonlocal` declarations say."""
    scope = frame.scope
    if name not in scope.globals and name not in scope.nonlocals:
        m.heap.write(scope.cells, name, value)
        return
    m.oldest_write = 0
    if name in scope.globals:
        frame.module.cells.keep(name, kept_result.kept_at(m, name))
        m.heap.write(frame.module.cells, name, value)
        return
    if name in scope.nonlocals:
        outer = scope.parent
        while outer is not None:
            if name in outer.cells and not outer.is_class:
                m.heap.write(outer.cells, name, value)
                return
            outer = outer.parent
    m.heap.write(scope.cells, name, value)


def assign_target(m: Machine, target: ast.expr, value: Value, frame: Frame) -> None:
    """Store a value in a target."""
    if isinstance(target, ast.Name):
        write_name(m, target.id, value, frame)
    elif isinstance(target, ast.Attribute):
        m.set_attribute(m.looked_at(target.value, frame), target.attr, value, frame, target)
    elif isinstance(target, ast.Subscript):
        subscript.store(m, m.looked_at(target.value, frame), target.slice, value, frame, target)
    elif isinstance(target, (ast.Tuple, ast.List)):
        unpack(m, target.elts, value, frame, target)
    elif isinstance(target, ast.Starred):
        assign_target(m, target.value, value, frame)


def unpack(m: Machine, targets: list[ast.expr], value: Value, frame: Frame, node: ast.AST) -> None:
    """Spread the items of a value over targets, one starred one included."""
    starred = next((i for i, t in enumerate(targets) if isinstance(t, ast.Starred)), None)
    if starred is None and len(value.shapes) > 1:
        spread = [_spread(m, Value((s,), value.origins), len(targets), frame, node) for s in value.present().shapes if s != Const(None)]
        for position, target in enumerate(targets):
            assign_target(m, target, join_values([column[position] for column in spread]), frame)
        return
    items, more = subscript.items_of(m, value, frame, node)
    fallback = more if more is not None else join_values(items) if items else UNKNOWN
    if not items and isinstance(value.only, ListShape) and value.only.left and (word := command_word.first_left(m, value.only)) is not None:
        items = [word]
    if starred is None:
        for position, target in enumerate(targets):
            assign_target(m, target, items[position] if position < len(items) else fallback, frame)
        return
    after = len(targets) - starred - 1
    for position, target in enumerate(targets[:starred]):
        assign_target(m, target, items[position] if position < len(items) else fallback, frame)
    middle = items[starred : len(items) - after] if after else items[starred:]
    shape = m.new_list(middle)
    if more is not None:
        m.heap.write(shape.cells, REST, more)
    assign_target(m, targets[starred], Value((shape,)), frame)
    for position, target in enumerate(targets[starred + 1 :]):
        index = len(items) - after + position
        assign_target(m, target, items[index] if 0 <= index < len(items) and more is None else fallback, frame)


def _spread(m: Machine, value: Value, width: int, frame: Frame, node: ast.AST) -> list[Value]:
    """Return what so many targets take of one alternative."""
    items, more = subscript.items_of(m, value, frame, node)
    rest = more if more is not None else UNKNOWN
    return [*items, *([rest] * (width - len(items)))]


def delete_target(m: Machine, target: ast.expr, frame: Frame) -> None:
    """Remove what a target stands for."""
    if isinstance(target, ast.Name):
        m.heap.write(frame.scope.cells, target.id, ABSENT_VALUE)
    elif isinstance(target, ast.Attribute):
        for shape in m.looked_at(target.value, frame).shapes:
            if isinstance(shape, (Instance, ModuleShape)):
                m.heap.write(shape.cells, target.attr, ABSENT_VALUE)
    elif isinstance(target, ast.Subscript):
        key = m.evaluate(target.slice, frame)
        for shape in m.looked_at(target.value, frame).shapes:
            only = key.only
            if is_command_line(shape):
                command_word.shift(m, FIRST_WORD)
            if isinstance(shape, (DictShape, ListShape)) and only is not None:
                known = subscript.key_of(only)
                if isinstance(shape, ListShape):
                    subscript.delete(m, shape, known, (frame.path, getattr(target, "lineno", 0)))
                elif known is not None and known in shape.cells:
                    m.heap.write(shape.cells, known, ABSENT_VALUE)
    elif isinstance(target, (ast.Tuple, ast.List)):
        for element in target.elts:
            delete_target(m, element, frame)
