"""Loops: unrolled over what is known, run to a fixpoint otherwise."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter import assignment, subscript
from knobgraph_ingest.interpreter.condition import narrow, source_text, truth, truth_origins
from knobgraph_ingest.interpreter.consumption import consume_turns
from knobgraph_ingest.interpreter.frame import Departure, End, Frame, Guard, ends_normally
from knobgraph_ingest.interpreter.origin import NO_ORIGINS, FlowKind, Origins
from knobgraph_ingest.interpreter.turns import turns_of
from knobgraph_ingest.interpreter.value import Value, join_values
from knobgraph_ingest.interpreter.widening import widen
from knobgraph_ingest.interpreter.word_turns import each_word

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.machine import Machine

ROUNDS = 2


def _rounds(m: Machine) -> Iterator[None]:
    """Yield for each round; an inner loop runs again with each round of the outer one, so once a round is enough there.

    What a round changed that may go on to change is widened before the next one, and there is one more where the last round was the first
    to do so: conditions that earlier values decided are open then.
    """
    rounds = ROUNDS if len(m.loop_serials) == 1 else 1
    evolving = True
    done = 0
    while done < rounds or (done == rounds and evolving):
        mark = m.heap.mark()
        yield
        done += 1
        evolving = widen(m, mark)


def _settle(m: Machine, frame: Frame, end: End, saved: list[Departure]) -> None:
    m.depart(frame.pending.pop(end, ()))
    if saved:
        frame.pending[end] = saved


def run_for(m: Machine, node: ast.For | ast.AsyncFor, frame: Frame) -> End:
    """Run a `for` loop."""
    source = m.looked_at(node.iter, frame)
    items, more = subscript.items_of(m, source, frame, node.iter, doubtful=True)
    consume_turns(m, items, more, frame, node.iter)
    if len(items) > m.budget.loop_items:
        items, more = [], join_values([*items, *([more] if more is not None else [])])
    outer_break = frame.pending.pop(End.BREAK, [])
    outer_continue = frame.pending.pop(End.CONTINUE, [])
    broke = False
    end = End.NORMAL
    depth = len(m.guards)
    for item in items:
        end = _round(m, node, frame, item)
        del m.guards[depth:]
        _settle(m, frame, End.CONTINUE, [])
        if end in (End.RETURN, End.RAISE):
            break
        if end is End.BREAK:
            broke = True
            break
    if end not in (End.RETURN, End.RAISE) and not broke and more is not None:
        end = _unknown_rounds(m, node, frame, more, m.guard_controls(turns_of(source), frame, node.iter))
    if end in (End.BREAK, End.CONTINUE):
        end = End.NORMAL
    left = bool(frame.pending.get(End.BREAK))
    _settle(m, frame, End.BREAK, outer_break)
    if outer_continue:
        frame.pending[End.CONTINUE] = outer_continue
    if end in (End.RETURN, End.RAISE):
        return End.NORMAL if left else end
    if node.orelse and not broke:
        return _orelse(m, node, frame) if left else m.run_block(node.orelse, frame)
    return End.NORMAL


def _round(m: Machine, node: ast.For | ast.AsyncFor, frame: Frame, item: Value) -> End:
    if not item.may_be_absent():
        return _turn(m, node, frame, item)
    decided_by = {source: origin for source, origin in item.origins.items() if origin.kind is FlowKind.CONTROLS}
    return m.alternatives(frame, [(None, partial(_turn, m, node, frame, item.present())), (None, ends_normally)], decided_by)


def _turn(m: Machine, node: ast.For | ast.AsyncFor, frame: Frame, item: Value) -> End:
    assignment.assign_target(m, node.target, item, frame)
    return m.run_block(node.body, frame)


def _orelse(m: Machine, node: ast.For | ast.AsyncFor | ast.While, frame: Frame) -> End:
    return m.alternatives(frame, [(None, partial(m.run_block, node.orelse, frame)), (None, ends_normally)], NO_ORIGINS)


def _unknown_rounds(m: Machine, node: ast.For | ast.AsyncFor, frame: Frame, more: Value, turns: Origins) -> End:
    m.loop_serials.append(m.heap.next_serial())
    try:
        words = each_word(more)
        for _ in _rounds(m):
            for one in words:
                m.alternatives(frame, [(None, partial(_some_turn, m, node, frame, one)), (None, ends_normally)], turns)
    finally:
        m.loop_serials.pop()
    return End.NORMAL


def _some_turn(m: Machine, node: ast.For | ast.AsyncFor, frame: Frame, item: Value) -> End:
    end = _turn(m, node, frame, item)
    _settle(m, frame, End.CONTINUE, [])
    return End.NORMAL if end is End.CONTINUE else end


def run_while(m: Machine, node: ast.While, frame: Frame) -> End:
    """Run a `while` loop: until its condition is decided false, at most a few rounds."""
    outer_break = frame.pending.pop(End.BREAK, [])
    outer_continue = frame.pending.pop(End.CONTINUE, [])
    end = End.NORMAL
    forever = isinstance(node.test, ast.Constant) and bool(node.test.value)
    m.loop_serials.append(m.heap.next_serial())
    try:
        for _ in _rounds(m):
            test = m.tested(node.test, frame)
            decided = truth(test)
            if decided is False:
                break
            controls: Origins = m.guard_controls(truth_origins(m, test), frame, node)

            if forever:
                depth = len(m.guards)
                end = _while_turn(m, node, frame)
                del m.guards[depth:]
                if end is not End.NORMAL:
                    break
            else:
                guard = Guard(source_text(node.test), frame.path, node.lineno, controls, m.heap.next_serial())
                m.alternatives(frame, [(guard, partial(_while_turn, m, node, frame)), (None, ends_normally)], controls)
    finally:
        m.loop_serials.pop()
    left = bool(frame.pending.get(End.BREAK))
    _settle(m, frame, End.BREAK, outer_break)
    if outer_continue:
        frame.pending[End.CONTINUE] = outer_continue
    if end in (End.RETURN, End.RAISE) and not left:
        return end
    if node.orelse:
        return _orelse(m, node, frame)
    return End.NORMAL


def _while_turn(m: Machine, node: ast.While, frame: Frame) -> End:
    narrow(m, node.test, frame, outcome=True)
    end = m.run_block(node.body, frame)
    _settle(m, frame, End.CONTINUE, [])
    return End.NORMAL if end is End.CONTINUE else end
