"""Tests that decide nothing: whether a container holds anything, where the body would do nothing with an empty one."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from knobgraph_ingest.interpreter.condition import source_text
from knobgraph_ingest.interpreter.container import DictShape, Instance, ListShape
from knobgraph_ingest.interpreter.empty_keywords import is_idle_without, only_logs, only_spread
from knobgraph_ingest.interpreter.origin import roots_of
from knobgraph_ingest.interpreter.place import place_of
from knobgraph_ingest.interpreter.shape import Const
from knobgraph_ingest.interpreter.value import Narrowed, Value

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.container import Cells
    from knobgraph_ingest.interpreter.frame import Frame
    from knobgraph_ingest.interpreter.machine import Machine
    from knobgraph_ingest.interpreter.shape import Key

COPIES = ("items", "keys", "values", "copy")
CASTS = ("dict", "list", "set", "tuple", "sorted", "enumerate", "reversed")
_EMPTY_SAFE: WeakKeyDictionary[ast.If, bool] = WeakKeyDictionary()
_HANDS_ON: WeakKeyDictionary[ast.If, bool] = WeakKeyDictionary()


def decides_nothing(m: Machine, node: ast.If, test: Value, frame: Frame) -> bool:
    """Whether the body of an `if` may run whatever its test says: with nothing in the container that is tested it would find nothing to do."""
    if not any(isinstance(s, DictShape | ListShape) for s in test.shapes):
        return False
    if any(not isinstance(s, DictShape | ListShape) and not (isinstance(s, Const) and not s.value) for s in test.shapes):
        return False
    if node not in _EMPTY_SAFE:
        named = isinstance(node.test, ast.Name | ast.Attribute) and not node.orelse
        tested = source_text(node.test)
        _EMPTY_SAFE[node] = named and (all(_spreads(s, tested) for s in node.body) or (len(node.body) == 1 and _is_reworked(node.body[0], tested)))
        _HANDS_ON[node] = named and any(_hands_on(s, tested) is not None for s in node.body)
    return _EMPTY_SAFE[node] or (_HANDS_ON[node] and _only_hands_on(m, node, frame))


def _hands_on(statement: ast.stmt, tested: str) -> ast.expr | None:
    """Return the function that a statement gives the tested mapping as keywords and nothing else."""
    given = only_spread(statement)
    return given[0] if given is not None and source_text(given[1]) == tested else None


def _only_hands_on(m: Machine, node: ast.If, frame: Frame) -> bool:
    tested = source_text(node.test)
    for statement in node.body:
        function = _hands_on(statement, tested)
        if function is None and not _spreads(statement, tested) and not only_logs(m, statement, frame):
            return False
        if function is not None and not is_idle_without(m, function, frame):
            return False
    return True


def _spreads(statement: ast.stmt, tested: str) -> bool:
    if isinstance(statement, ast.For):
        return not statement.orelse and _is_of(statement.iter, tested)
    if isinstance(statement, ast.AugAssign):
        return isinstance(statement.op, ast.Add | ast.BitOr) and _is_of(statement.value, tested)
    call = statement.value if isinstance(statement, ast.Expr) else None
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute) or call.func.attr not in ("update", "extend"):
        return False
    given = [*call.args, *(k.value for k in call.keywords if k.arg is None)]
    return len(given) == 1 and len(call.keywords) + len(call.args) == 1 and _is_of(given[0], tested)


def _is_reworked(statement: ast.stmt, tested: str) -> bool:
    """Whether a function is given the container and what it returns takes its place: what it does with entries depends on the entries."""
    if not isinstance(statement, ast.Assign) or len(statement.targets) != 1 or source_text(statement.targets[0]) != tested:
        return False
    call = statement.value
    return isinstance(call, ast.Call) and any(source_text(a) == tested for a in call.args)


def _is_of(node: ast.expr, tested: str) -> bool:
    """Whether an expression is the tested container, or as empty as it is."""
    if isinstance(node, ast.Call) and not node.keywords:
        if isinstance(node.func, ast.Attribute) and node.func.attr in COPIES and not node.args:
            return _is_of(node.func.value, tested)
        return isinstance(node.func, ast.Name) and node.func.id in CASTS and len(node.args) == 1 and _is_of(node.args[0], tested)
    return source_text(node) == tested


def is_emptied(value: Value, other: ast.expr) -> bool:
    """Whether `value or other` only puts a new empty container in the place of an empty one."""
    if isinstance(other, ast.Dict):
        empty = not other.keys
    elif isinstance(other, ast.List | ast.Tuple):
        empty = not other.elts
    else:
        empty = isinstance(other, ast.Call) and source_text(other) in ("dict()", "list()", "set()", "tuple()")
    return empty and all(isinstance(s, DictShape | ListShape) for s in value.shapes)


def narrowed_place(m: Machine, test: ast.expr, frame: Frame) -> tuple[Cells, Key, Narrowed] | None:
    """Return the place that a plain test made narrower to objects and containers, and what is left there."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return narrowed_place(m, test.operand, frame)
    if isinstance(test, ast.Compare):
        test = test.left
    place = place_of(m, test, frame) if isinstance(test, ast.Name | ast.Attribute) else None
    value = place[0].get(place[1]) if place is not None else None
    if place is None or not isinstance(value, Narrowed) or not all(isinstance(s, DictShape | ListShape | Instance) for s in value.shapes):
        return None
    return *place, value


def stored_back(m: Machine, cells: Cells, key: Key, narrowed: Narrowed) -> None:
    """Take a place for unchanged where the very objects that a test left there were stored again."""
    value = cells.get(key)
    if value is None or value is narrowed or isinstance(value, Narrowed):
        return
    if set(value.shapes) == set(narrowed.shapes) and roots_of(value.origins) <= roots_of(narrowed.origins):
        m.heap.write(cells, key, narrowed)
