"""Comprehensions and generator expressions."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter import statement, subscript
from knobgraph_ingest.interpreter.condition import narrow, source_text, truth, truth_origins
from knobgraph_ingest.interpreter.container import Scope
from knobgraph_ingest.interpreter.frame import Frame, Guard
from knobgraph_ingest.interpreter.origin import NO_ORIGINS, Origins, join_origins
from knobgraph_ingest.interpreter.shape import REST
from knobgraph_ingest.interpreter.value import ABSENT_VALUE, Value, join_values

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.machine import Machine

ROOM = 2_000  # how often the element of nested comprehensions is evaluated at most
Emit = Callable[[Frame, bool, Origins], None]


def _unroll(m: Machine, generators: list[ast.comprehension], frame: Frame, emit: Emit) -> None:
    scope = Scope(frame.module, frame.scope)
    inner = Frame(scope, frame.module, frame.function, frame.owner_class, [], frame.yields, {}, frame.receiver)
    _run(m, generators, inner, emit, True, NO_ORIGINS)
    scope.end()


def _run(m: Machine, generators: list[ast.comprehension], frame: Frame, emit: Emit, sure: bool, controls: Origins, room: int = ROOM) -> None:
    if not generators:
        emit(frame, sure, controls)
        return
    first, *others = generators
    source = m.evaluate(first.iter, frame)
    items, more = subscript.items_of(m, source, frame, first.iter, doubtful=True)
    if len(items) > min(m.budget.loop_items, room):
        items, more = [], join_values([*items, *([more] if more is not None else [])])
    every = items if more is None else [*items, more]
    for position, item in enumerate(every):
        certain = sure and position < len(items) and not item.may_be_absent()
        statement.assign_target(m, first.target, item.present(), frame)
        own = controls
        keep = True
        for test in first.ifs:
            value = m.evaluate(test, frame)
            decided = truth(value)
            if decided is False:
                keep = False
                break
            if decided is None:
                certain = False
                own = join_origins(own, m.guard_controls(truth_origins(m, value), frame, test))
            narrow(m, test, frame, outcome=True)
        if keep:
            text = " and ".join(source_text(t) for t in first.ifs) if not certain and first.ifs else ""
            depth = len(m.guards)
            if text:
                m.guards.append(Guard(text, frame.path, first.iter.lineno, own, m.heap.next_serial()))
            _run(m, others, frame, emit, certain, own, room // max(len(every), 1))
            del m.guards[depth:]


def list_comprehension(m: Machine, node: ast.ListComp | ast.SetComp | ast.GeneratorExp, frame: Frame) -> Value:
    """Return the list, set or generator of a comprehension, unrolled where what it runs over is known."""
    shape = m.new_list((), "set" if isinstance(node, ast.SetComp) else "list")

    def emit(inner: Frame, sure: bool, controls: Origins) -> None:
        value = m.evaluate(node.elt, inner).plus(controls)
        if sure:
            key: object = sum(1 for k in shape.cells if k is not REST)
            if shape.kind == "set" and any(v == value for v in shape.cells.values()):
                return
            m.heap.write(shape.cells, key, value)
        else:
            present = shape.cells.get(REST)
            m.heap.write(shape.cells, REST, value if present is None else join_values((present, value)))

    _unroll(m, node.generators, frame, emit)
    return Value((shape,))


def dict_comprehension(m: Machine, node: ast.DictComp, frame: Frame) -> Value:
    """Return the dict of a comprehension; an entry whose condition is undecided may be absent."""
    shape = m.new_dict()

    def emit(inner: Frame, sure: bool, controls: Origins) -> None:
        key = m.evaluate(node.key, inner)
        value = m.evaluate(node.value, inner).plus(controls)
        if not sure and key.constant() is not None:
            value = join_values((value, ABSENT_VALUE))
        subscript.store_key(m, shape, key, value, inner, node)

    _unroll(m, node.generators, frame, emit)
    return Value((shape,))
