"""Comprehensions and generator expressions."""

from __future__ import annotations

import ast
from collections.abc import Callable
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter import statement, subscript
from knobgraph_ingest.interpreter.condition import narrow, source_text, truth, truth_origins
from knobgraph_ingest.interpreter.consumption import consume_turns
from knobgraph_ingest.interpreter.container import DictShape, ListShape, Scope
from knobgraph_ingest.interpreter.frame import Frame, Guard
from knobgraph_ingest.interpreter.origin import NO_ORIGINS, FlowKind, Origins, join_origins, weaken
from knobgraph_ingest.interpreter.shape import REST
from knobgraph_ingest.interpreter.turns import turns_of
from knobgraph_ingest.interpreter.value import ABSENT_VALUE, Value, const, join_values
from knobgraph_ingest.interpreter.word_turns import each_word

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.machine import Machine

ROOM = 2_000  # how often the element of nested comprehensions is evaluated at most


class Chance(Enum):
    """How often the element of a comprehension stands in the result."""

    SURE = auto()
    PERHAPS = auto()
    MANY = auto()


Emit = Callable[[Frame, Chance, Origins], None]


def _unroll(m: Machine, generators: list[ast.comprehension], frame: Frame, emit: Emit) -> Origins:
    """Emit for each turn, and return what decides how many there are."""
    scope = Scope(frame.module, frame.scope)
    inner = Frame(scope, frame.module, frame.function, frame.owner_class)
    inner.yields = frame.yields
    inner.receiver = frame.receiver
    turns = _run(m, generators, inner, emit, Chance.SURE, NO_ORIGINS)
    scope.end()
    return turns


def _run(m: Machine, generators: list[ast.comprehension], frame: Frame, emit: Emit, chance: Chance, controls: Origins, room: int = ROOM) -> Origins:
    if not generators:
        emit(frame, chance, controls)
        return NO_ORIGINS
    first, *others = generators
    source = m.looked_at(first.iter, frame)
    items, more = subscript.items_of(m, source, frame, first.iter, doubtful=True)
    consume_turns(m, items, more, frame, first.iter)
    if len(items) > min(m.budget.loop_items, room):
        items, more = [], join_values([*items, *([more] if more is not None else [])])
    turns = m.guard_controls(turns_of(source), frame, first.iter) if more is not None else NO_ORIGINS
    every = items if more is None else [*items, *each_word(more)]
    for position, item in enumerate(every):
        own_chance = Chance.MANY if position >= len(items) else Chance.PERHAPS if item.may_be_absent() and chance is Chance.SURE else chance
        statement.assign_target(m, first.target, item.present(), frame)
        own = controls
        keep = True
        for test in first.ifs:
            value = m.tested(test, frame)
            decided = truth(value)
            if decided is False:
                keep = False
                break
            if decided is None:
                own_chance = Chance.PERHAPS if own_chance is Chance.SURE else own_chance
                own = join_origins(own, m.guard_controls(truth_origins(m, value), frame, test))
            narrow(m, test, frame, outcome=True)
        if keep:
            text = " and ".join(source_text(t) for t in first.ifs) if own_chance is not Chance.SURE and first.ifs else ""
            depth = len(m.guards)
            if text:
                m.guards.append(Guard(text, frame.path, first.iter.lineno, own, m.heap.next_serial()))
            turns = join_origins(turns, _run(m, others, frame, emit, own_chance, own, room // max(len(every), 1)))
            del m.guards[depth:]
    return turns


def list_comprehension(m: Machine, node: ast.ListComp | ast.SetComp | ast.GeneratorExp, frame: Frame) -> Value:
    """Return the list, set or generator of a comprehension, unrolled where what it runs over is known."""
    shape = m.new_list((), "set" if isinstance(node, ast.SetComp) else "list")
    turns = _unroll(m, node.generators, frame, partial(_item, m, node.elt, shape))
    if REST in shape.cells:
        shape.turns = turns
    return Value((shape,))


def _item(m: Machine, element: ast.expr, shape: ListShape, frame: Frame, chance: Chance, controls: Origins) -> None:
    value = m.handed_on(element, frame).plus(controls)
    if chance is Chance.MANY:
        present = shape.cells.get(REST)
        m.heap.write(shape.cells, REST, value if present is None else join_values((present, value)))
        return
    key: object = sum(1 for k in shape.cells if k is not REST)
    if shape.kind == "set" and any(v == value for v in shape.cells.values()):
        return
    m.heap.write(shape.cells, key, value if chance is Chance.SURE else join_values((value, ABSENT_VALUE)))


def dict_comprehension(m: Machine, node: ast.DictComp, frame: Frame) -> Value:
    """Return the dict of a comprehension; an entry whose condition is undecided may be absent."""
    shape = m.new_dict()
    _unroll(m, node.generators, frame, partial(_entry, m, node, shape))
    return Value((shape,))


def _copied(m: Machine, node: ast.DictComp, frame: Frame) -> DictShape | None:
    """Return the dict of which a comprehension copies entries under their own keys: `{key: table[key] for key in ...}`."""
    value, key = node.value, node.key
    if not isinstance(key, ast.Name) or not isinstance(value, ast.Subscript) or not isinstance(value.slice, ast.Name) or value.slice.id != key.id:
        return None
    table = m.evaluate(value.value, frame).only
    return table if isinstance(table, DictShape) else None


def _copy(m: Machine, table: DictShape, shape: DictShape, chosen: Origins, frame: Frame, node: ast.DictComp) -> None:
    """Write each known entry of a dict into another, where it may be: which of them are copied only a run knows."""
    place = (frame.path, node.value.lineno)
    for name in [k for k in table.cells if k is not REST]:
        held = subscript.load_key(m, Value((table,)), const(name), frame, node.value, place).plus(chosen)
        present = shape.cells.get(name)
        m.heap.write(shape.cells, name, join_values((held, ABSENT_VALUE) if present is None else (present, held)))


def _entry(m: Machine, node: ast.DictComp, shape: DictShape, frame: Frame, chance: Chance, controls: Origins) -> None:
    key = m.evaluate(node.key, frame)
    table = _copied(m, node, frame) if key.constant() is None else None
    if table is not None:
        _copy(m, table, shape, join_origins(controls, weaken(key.origins, FlowKind.CONTROLS)), frame, node)
        if REST not in table.cells:
            return
    value = m.handed_on(node.value, frame).plus(controls)
    if chance is not Chance.SURE and key.constant() is not None:
        value = join_values((value, ABSENT_VALUE))
    subscript.store_key(m, shape, key, value, frame, node)
