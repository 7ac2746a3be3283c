"""Comparisons and membership tests, decided where both sides are known."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from knobgraph_ingest.interpreter import asked_words, command_word, equality, subscript
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.consumption import consume, consume_itself
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, FunctionShape, Instance, ListShape, ModuleShape
from knobgraph_ingest.interpreter.mro import linearise
from knobgraph_ingest.interpreter.origin import NO_ORIGINS, FlowKind, join_origins, weaken
from knobgraph_ingest.interpreter.shape import ABSENT, EITHER, REST, Const, External, Shape, TupleShape, TypeForm, Unknown
from knobgraph_ingest.interpreter.value import Value, const

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.frame import Frame
    from knobgraph_ingest.interpreter.machine import Machine

MIXED_IN = {"enum.StrEnum", "enum.IntEnum", "enum.IntFlag", "builtins.str", "builtins.int", "builtins.float", "builtins.bytes"}
ORDERINGS: dict[type[ast.cmpop], Callable[[Any, Any], Any]] = {ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt, ast.GtE: operator.ge}


def compare(m: Machine, node: ast.Compare, frame: Frame) -> Value:
    """Return the value of a comparison chain."""
    left = _side(m, node.left, node.ops[0], frame)
    outcomes: list[bool | None] = []
    origins = []
    for op, right_node in zip(node.ops, node.comparators, strict=True):
        right = _side(m, right_node, op, frame, right=True)
        outcome = _decide(m, op, left, right)
        if outcome is None and m.word.turn.command == ():
            outcome = command_word.differs(m, op, left, right)
        outcomes.append(outcome)
        if outcome is None:
            asked_words.note_comparison(m, left, right, frame, node)
        if outcome is None or left.constant() is None:
            if outcome is None and isinstance(op, tuple(ORDERINGS)) and _is_decided_by_choice(m, op, left, right):
                left = left.with_origins({s: o.of_kind(FlowKind.DERIVES) if o.kind is FlowKind.CONTROLS else o for s, o in left.origins.items()})
            origins.append(m.deep_origins(left) if not isinstance(op, (ast.Is, ast.IsNot)) else left.origins)
        else:  # a constant that was computed: what only chose it says no more than the branch it was chosen in
            origins.append({s: o for s, o in left.origins.items() if o.kind is not FlowKind.CONTROLS})
        if not isinstance(op, (ast.In, ast.NotIn)) or outcome is None:
            origins.append(right.origins)
        if isinstance(op, (ast.In, ast.NotIn)) and outcome is None:
            origins.extend(m.deep_origins(entry) for entry in _perhaps_there(right, left))
            origins.extend(m.deep_origins(Value((s,))) for s in right.shapes if isinstance(s, ListShape))
            origins.extend(s.content for s in right.shapes if isinstance(s, DictShape) and s.content is not None)
        if isinstance(op, (ast.In, ast.NotIn)) and isinstance(right.only, External):
            tested = m.models.get(f"{right.only.name}.__contains__")
            origins.extend([tested(m, Call(frame, node, (left,))).origins] if tested is not None else [])
        left = right
    joined = weaken(join_origins(*origins), FlowKind.DERIVES) if origins else NO_ORIGINS
    if any(o is False for o in outcomes):
        return const(False, joined)
    if all(o is True for o in outcomes):
        return const(True, joined)
    return Value(EITHER, joined)


def _is_decided_by_choice(m: Machine, op: ast.cmpop, left: Value, right: Value) -> bool:
    """Whether one of the alternatives decides an ordering and another leaves it open or decides it otherwise: what chose between them decides, too."""
    return len(left.shapes) > 1 and len({_decide(m, op, Value((s,)), right) for s in left.shapes}) > 1


def _perhaps_there(container: Value, item: Value) -> Iterator[Value]:
    """Yield what dicts hold under a key that may not be there: what decided that decides the test."""
    key = subscript.key_of(item.shapes[0]) if len(item.shapes) == 1 else None
    for shape in container.shapes if key is not None else ():
        entry = shape.cells.get(key) if isinstance(shape, DictShape) else None
        if entry is not None and entry.may_be_absent():
            yield entry


def _side(m: Machine, node: ast.expr, op: ast.cmpop, frame: Frame, *, right: bool = False) -> Value:
    """Evaluate one side: identity looks at nothing inside a value, membership only at the keys of a dict."""
    value = m.handed_on(node, frame)
    keys_only = right and isinstance(op, (ast.In, ast.NotIn)) and all(isinstance(s, DictShape) for s in value.shapes)
    (consume_itself if keys_only or isinstance(op, (ast.Is, ast.IsNot)) else consume)(m, value, frame, node)
    return value


def _decide(m: Machine, op: ast.cmpop, left: Value, right: Value) -> bool | None:
    if len(left.shapes) * len(right.shapes) > 64:
        return None
    result: bool | None = None
    first = True
    for a in left.shapes:
        for b in right.shapes:
            one = _pair(m, op, a, b)
            if one is None or (not first and one is not result):
                return None
            result, first = one, False
    return result


def _pair(m: Machine, op: ast.cmpop, a: Shape, b: Shape) -> bool | None:
    if isinstance(op, (ast.Is, ast.Eq)):
        return same(a, b) if isinstance(op, ast.Is) else equal(a, b)
    if isinstance(op, (ast.IsNot, ast.NotEq)):
        outcome = same(a, b) if isinstance(op, ast.IsNot) else equal(a, b)
        return None if outcome is None else not outcome
    if isinstance(op, ast.In):
        return contains(b, a)
    if isinstance(op, ast.NotIn):
        outcome = contains(b, a)
        return None if outcome is None else not outcome
    if isinstance(a, Const) and isinstance(b, Const):
        ordering = ORDERINGS[type(op)]
        try:
            return bool(ordering(a.value, b.value))
        except TypeError:
            return None
    return None


def equal(a: Shape, b: Shape) -> bool | None:
    """Return whether two shapes are equal values, None where that is not known or an object decides it itself."""
    return None if a is not b and (equality.says_itself(a) or equality.says_itself(b)) else same(a, b)


def same(a: Shape, b: Shape) -> bool | None:
    """Return whether two shapes are equal values and objects the same, None where that is not known."""
    if isinstance(a, Const) and isinstance(b, Const):
        return bool(a.value == b.value)
    if isinstance(a, Unknown) or isinstance(b, Unknown):
        known, other = (a, b) if isinstance(a, Unknown) else (b, a)
        assert isinstance(known, Unknown)
        if isinstance(other, Const) and other.value is None and known.is_something:
            return False
        return False if isinstance(other, Instance) and known.type_name is not None else None
    if isinstance(a, Instance) and isinstance(b, Instance):
        if a is b:
            return True
        return False if a.cls.cells.get("__members__") is not None or a.cls.kind == "plain" else None
    if isinstance(a, TypeForm) and isinstance(b, TypeForm):
        return a == b
    if isinstance(a, TupleShape) and isinstance(b, TupleShape):
        if len(a.items) != len(b.items):
            return False
        pairs = [equal(x.only, y.only) if x.only and y.only else None for x, y in zip(a.items, b.items, strict=True)]
        return False if False in pairs else None if None in pairs else True
    if isinstance(a, (DictShape, ListShape)) and isinstance(b, (DictShape, ListShape)):
        return True if a is b else None
    if isinstance(a, (ListShape, TupleShape)) and isinstance(b, (ListShape, TupleShape)):
        return False if "list" in (getattr(a, "kind", ""), getattr(b, "kind", "")) else None
    if _of_the_machine(a, b) or _of_the_machine(b, a):
        return None
    identity = (Const, External, ClassShape, FunctionShape, ModuleShape, Instance, TypeForm, TupleShape, DictShape, ListShape)
    if isinstance(a, identity) and isinstance(b, identity):
        member, other = (a, b) if isinstance(a, Instance) else (b, a)
        if isinstance(member, Instance) and isinstance(other, Const) and "_enum_text" in member.cells:
            return _member_is(member, other)
        return a == b
    return None


def _member_is(member: Instance, other: Const) -> bool | None:
    """Return whether a member of an enumeration equals a constant, which only one with a type mixed in may do."""
    if not any(one.external in MIXED_IN for one in linearise(member.cls)):
        return False
    value = member.cells["value"].constant()
    return value.value == other.value if value is not None else None


def _of_the_machine(outside: Shape, other: Shape) -> bool:
    """Whether a value that another machine, or another version of a library, may have as well is compared with a known one."""
    if not isinstance(outside, External) or not isinstance(other, Const) or other.value is None:
        return False
    return outside.name.startswith(("sys.", "os.")) or outside.name.endswith(".__version__")


def contains(container: Shape, item: Shape) -> bool | None:
    """Return whether a container holds an item, None where that is not known."""
    key = subscript.key_of(item)
    if isinstance(container, DictShape):
        if key is None:
            return False if not container.cells else None
        if key in container.cells:
            return None if ABSENT in container.cells[key].shapes else True
        return None if REST in container.cells or _may_be_equal(item, container) else False
    if isinstance(container, (TupleShape, ListShape)):
        known, more = subscript.shape_items(container)
        outcomes = [equal(item, i.only) if i.only is not None else None for i in known]
        if True in outcomes:
            return True
        return None if more is not None or None in outcomes else False
    if isinstance(container, Const) and isinstance(item, Const):
        try:
            return item.value in container.value
        except TypeError:
            return None
    return None


def _may_be_equal(item: Shape, container: DictShape) -> bool:
    """Whether a key of a dict may be equal to an item that is not one of them."""
    if not container.cells:
        return False
    return equality.by_content(item) or any(isinstance(k, Instance) and equality.by_content(k) for k in container.cells)
