"""`try` and `with` statements."""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter import assignment, branching, named_import, subscript
from knobgraph_ingest.interpreter.calling import call_method
from knobgraph_ingest.interpreter.condition import source_text
from knobgraph_ingest.interpreter.container import Instance, ListShape
from knobgraph_ingest.interpreter.diverged import Diverged
from knobgraph_ingest.interpreter.frame import End, Frame, Guard
from knobgraph_ingest.interpreter.heap import Delta
from knobgraph_ingest.interpreter.origin import NO_ORIGINS
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const, join_values

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.machine import Machine


def run_try(m: Machine, node: ast.Try | ast.TryStar, frame: Frame) -> End:
    """Run a `try`: the body, or the body broken off somewhere and then one handler; `finally` after each."""
    end = _protected(m, node, frame)
    if node.finalbody:
        last = m.run_block(node.finalbody, frame)
        if last is not End.NORMAL:
            return last
    return end


def _protected(m: Machine, node: ast.Try | ast.TryStar, frame: Frame) -> End:
    if not node.handlers or m.importer.imports_surely(node.body, frame.module):
        end = m.run_block(node.body, frame)
        return m.run_block(node.orelse, frame) if end is End.NORMAL and node.orelse else end
    mark, serial = m.heap.mark(), m.heap.serial
    depth, waiting, unfound = len(m.guards), frame.waiting(), m.importer.unfound
    m.heap.interruptible += 1
    try:
        body_end = m.run_block(node.body, frame)
    finally:
        m.heap.interruptible -= 1
    if named_import.never_fails(m, node, unfound):
        return m.run_block(node.orelse, frame) if body_end is End.NORMAL and node.orelse else body_end
    left_guards = m.guards[depth:]
    del m.guards[depth:]
    branching.rebase(m, frame, waiting, mark)
    interrupted = m.heap.held_since(mark)
    delta = m.heap.take_back(mark, serial)
    runs: list[tuple[Guard | None, Callable[[], End]]] = [(None, partial(_whole, m, node, frame, delta, body_end))]
    runs.extend((None, partial(_handler, m, handler, interrupted, serial, frame)) for handler in node.handlers)
    end = m.alternatives(frame, runs, NO_ORIGINS)
    m.guards.extend(left_guards if end is End.NORMAL else [])
    return end


def _whole(m: Machine, node: ast.Try | ast.TryStar, frame: Frame, delta: Delta, end: End) -> End:
    m.heap.apply(delta)
    return end if end is not End.NORMAL or not node.orelse else m.run_block(node.orelse, frame)


def _handler(m: Machine, handler: ast.ExceptHandler, delta: Delta, serial: int, frame: Frame) -> End:
    m.heap.weak(delta, serial)
    if handler.name is not None:
        m.heap.write(frame.scope.cells, handler.name, UNKNOWN)
    return m.run_block(handler.body, frame)


def run_with(m: Machine, node: ast.With | ast.AsyncWith, frame: Frame) -> End:
    """Run a `with`: own context managers are entered and left; a suppressed exception lets the code go on."""
    managers: list[Value] = []
    suppresses = False
    for item in node.items:
        manager = m.evaluate(item.context_expr, frame)
        managers.append(manager)
        suppresses = suppresses or "suppress" in source_text(item.context_expr).lower()
        entered = _enter(m, manager, frame, item.context_expr)
        if item.optional_vars is not None:
            assignment.assign_target(m, item.optional_vars, entered, frame)
    end = _protected(m, _passing_over(node), frame) if suppresses else m.run_block(node.body, frame)
    for manager in reversed(managers):
        for shape in manager.shapes:
            if isinstance(shape, Instance) and shape.cls.external is None:
                none = const(None)
                name = "__aexit__" if isinstance(node, ast.AsyncWith) else "__exit__"
                try:
                    call_method(m, shape, name, (none, none, none), frame, node)
                except Diverged:
                    end = End.RAISE if end is End.NORMAL else end
    return End.NORMAL if suppresses and end is End.RAISE else end


def _passing_over(node: ast.With | ast.AsyncWith) -> ast.Try:
    """Return the `try` that does what suppressing does: its body may break off anywhere, and the code goes on."""
    nothing = ast.copy_location(ast.Pass(), node)
    handler = ast.copy_location(ast.ExceptHandler(None, None, [nothing]), node)
    return ast.copy_location(ast.Try(node.body, [handler], [], []), node)


def _enter(m: Machine, manager: Value, frame: Frame, node: ast.expr) -> Value:
    results: list[Value] = []
    for shape in manager.shapes:
        if isinstance(shape, ListShape) and shape.kind == "generator":
            known, more = subscript.shape_items(shape)
            results.append(known[0] if known else more if more is not None else UNKNOWN)
            continue
        if isinstance(shape, Instance):
            entered = call_method(m, shape, "__enter__", (), frame, node) or call_method(m, shape, "__aenter__", (), frame, node)
            results.append(entered if entered is not None else Value((shape,)))
            continue
        results.append(Value((shape,), manager.origins))
    return join_values(results)
