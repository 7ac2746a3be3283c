"""Decides conditions where it can, narrows what they say of names, and writes guards as text."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from knobgraph_ingest.interpreter import key_check
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, FunctionShape, Instance, ListShape, ModuleShape
from knobgraph_ingest.interpreter.origin import FlowKind, Origins, join_origins, weaken
from knobgraph_ingest.interpreter.place import place_of, read_by_name
from knobgraph_ingest.interpreter.shape import ABSENT, REST, BoundMethod, Const, Descriptor, External, Native, Shape, TupleShape, TypeForm, Unknown
from knobgraph_ingest.interpreter.value import Narrowed, Value
from knobgraph_ingest.private_names import as_written

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.frame import Frame, Guard
    from knobgraph_ingest.interpreter.machine import Machine

MOST_GUARDS_SHOWN = 4
ALWAYS_TRUE = {
    "argparse.Namespace", "optparse.Values", "types.SimpleNamespace", "abc.ABC", "typing.Generic", "typing.Protocol", "builtins.object",
    "pydantic.BaseModel", "pydantic.BaseSettings", "pydantic_settings.BaseSettings", "pydantic.v1.BaseModel", "pydantic.v1.BaseSettings", "msgspec.Struct",
}  # fmt: skip


def conditions_of(guards: Sequence[Guard]) -> tuple[str, ...]:
    """Return the innermost guards, as written."""
    return tuple(dict.fromkeys(g.text for g in guards if g.text))[-MOST_GUARDS_SHOWN:] if guards else ()


_TEXTS: WeakKeyDictionary[ast.AST, str] = WeakKeyDictionary()


def source_text(node: ast.AST) -> str:
    """Return the source of a node, written anew the first time it is asked for."""
    text = _TEXTS.get(node)
    if text is None:
        text = _TEXTS[node] = as_written(ast.unparse(node))
    return text


def truth_of_shape(shape: Shape) -> bool | None:
    """Return whether a shape counts as true, None where that is not known."""
    if isinstance(shape, Const):
        return bool(shape.value)
    if isinstance(shape, TupleShape):
        return bool(shape.items)
    if isinstance(shape, (DictShape, ListShape)):
        if any(k is not REST and ABSENT not in v.shapes for k, v in shape.cells.items()):
            return True
        return None if shape.cells else False
    if isinstance(shape, (FunctionShape, ClassShape, ModuleShape, BoundMethod, Native, TypeForm, Descriptor)):
        return True
    if isinstance(shape, Instance):
        if shape.cls.kind == "NamedTuple":
            return True
        return None if _has_own_truth(shape.cls) else True
    return None


def _has_own_truth(cls: ClassShape) -> bool:
    if cls.external is not None and cls.external not in ALWAYS_TRUE:
        return True
    if "__bool__" in cls.cells or "__len__" in cls.cells:
        return True
    for base in cls.bases:
        for shape in base.shapes:
            if isinstance(shape, ClassShape) and shape.external != "builtins.object" and _has_own_truth(shape):
                return True
            if isinstance(shape, (Unknown, External)):
                return True
    return False


def truth(value: Value) -> bool | None:
    """Return whether a value counts as true, None where it may be either."""
    result: bool | None = None
    for position, shape in enumerate(value.shapes):
        one = truth_of_shape(shape)
        if one is None or (position and one is not result):
            return None
        result = one
    return result


def truth_origins(m: Machine, value: Value) -> Origins:
    """Return what decides whether a value counts as true: of a container, only what decides whether there is anything in it.

    Where one alternative is an object or a full container and another is none or empty, or where all are constants or what flags give, what chose
    between them decides.
    """
    outcomes = {truth_of_shape(s) for s in value.shapes} if value.origins and len(value.shapes) > 1 else set[bool | None]()
    if len(outcomes) > 1 and (
        is_flag_or_constant(value)
        or ({True, False} <= outcomes and any(isinstance(s, (DictShape, ListShape, Instance)) for s in value.shapes))
    ):
        value = value.with_origins({s: o.of_kind(FlowKind.DERIVES) if o.kind is FlowKind.CONTROLS else o for s, o in value.origins.items()})
    inside: list[Origins] = []
    for shape in value.shapes:
        if isinstance(shape, (DictShape, ListShape)) and truth_of_shape(shape) is None:
            inside.extend(m.deep_origins(v) for k, v in shape.cells.items() if k is REST or ABSENT in v.shapes)
    return join_origins(value.origins, weaken(join_origins(*inside), FlowKind.DERIVES)) if inside else value.origins


def is_chosen_constant(value: Value) -> bool:
    """Whether nothing is in a value but which of several constants it is."""
    return all(isinstance(s, Const) for s in value.shapes) and all(o.kind is FlowKind.CONTROLS for o in value.origins.values())


def is_flag_or_constant(value: Value) -> bool:
    """Whether nothing is in a value but which of several constants it is, or what flags give where none of them is."""
    if not all(isinstance(s, (Const, Unknown)) for s in value.shapes):
        return False
    return all(o.kind is FlowKind.CONTROLS or s.label == "Flag" for s, o in value.origins.items())


def narrow(m: Machine, test: ast.expr, frame: Frame, outcome: bool) -> None:
    """Write into the present branch what the outcome of `test` says of the names and attributes in it."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        narrow(m, test.operand, frame, not outcome)
    elif isinstance(test, ast.BoolOp):
        if isinstance(test.op, ast.And) == outcome:
            for part in test.values:
                narrow(m, part, frame, outcome)
    elif isinstance(test, ast.Compare) and len(test.ops) == 1:
        _narrow_comparison(m, test, frame, outcome)
    elif isinstance(test, ast.NamedExpr):
        _narrow_place(m, test.target, frame, lambda s: truth_of_shape(s) is not (not outcome))
    elif isinstance(test, (ast.Name, ast.Attribute)) or key_check.is_lookup(test) or read_by_name(m, test, frame) is not None:
        _narrow_place(m, test, frame, lambda s: truth_of_shape(s) is not (not outcome))
    elif isinstance(test, ast.Call) and isinstance(test.func, ast.Name) and test.func.id == "isinstance" and len(test.args) == 2:
        from knobgraph_ingest.interpreter.instance_check import is_instance

        classes = m.handed_on(test.args[1], frame)
        _narrow_place(m, test.args[0], frame, lambda s: is_instance(m, s, classes) is not (not outcome))


def _narrow_comparison(m: Machine, test: ast.Compare, frame: Frame, outcome: bool) -> None:
    operator = test.ops[0]
    left, right = test.left, test.comparators[0]
    if isinstance(operator, (ast.In, ast.NotIn)) and isinstance(left, (ast.Name, ast.Constant)):
        _narrow_key(m, left, right, frame, there=isinstance(operator, ast.In) == outcome)
    if isinstance(left, ast.NamedExpr):
        left = left.target
    if not isinstance(left, (ast.Name, ast.Attribute, ast.Subscript)) and not key_check.is_lookup(left) and read_by_name(m, left, frame) is None:
        return
    if isinstance(operator, (ast.Is, ast.IsNot, ast.Eq, ast.NotEq)):
        other = m.handed_on(right, frame)
        only = other.only
        if only is None or isinstance(only, Unknown):
            return
        same = isinstance(operator, (ast.Is, ast.Eq)) == outcome
        if same:
            _narrow_place(m, left, frame, lambda s: s == only or (isinstance(s, Unknown) and not _surely_not(s, only)), only)
        elif isinstance(only, Const) or isinstance(operator, (ast.Is, ast.IsNot)):
            _narrow_place(m, left, frame, lambda s: s != only)
    elif isinstance(operator, (ast.In, ast.NotIn)):
        other = m.handed_on(right, frame)
        inside = isinstance(operator, ast.In) == outcome
        only = other.only
        if not key_check.narrow_to_items(m, left, other, frame, inside=inside) and inside and isinstance(only, TupleShape):
            known = [i.only for i in only.items]
            if all(isinstance(k, Const) for k in known):
                _narrow_place(m, left, frame, lambda s: s in known or isinstance(s, Unknown))


def _narrow_key(m: Machine, left: ast.expr, right: ast.expr, frame: Frame, *, there: bool) -> None:
    """After `key in table` the entry is there, after its negation it is not."""
    key = m.handed_on(left, frame).constant()
    table = m.handed_on(right, frame).only if isinstance(right, (ast.Name, ast.Attribute)) else None
    if key is None or not isinstance(table, DictShape):
        return
    held = table.cells.get(key.value)
    if held is None or ABSENT not in held.shapes or held.shapes == (ABSENT,):
        return
    shapes = tuple(s for s in held.shapes if s is not ABSENT) if there else (ABSENT,)
    m.heap.write(table.cells, key.value, Narrowed(shapes, held.origins if there else {}, held))


def _surely_not(shape: Unknown, only: Shape | None) -> bool:
    return isinstance(only, Const) and only.value is None and shape.is_something


def _narrow_place(m: Machine, node: ast.expr, frame: Frame, keep: Callable[[Shape], bool], becomes: Shape | None = None) -> None:
    key_check.narrow_key(m, node, frame, keep)
    place = place_of(m, node, frame)
    if place is None:
        return
    cells, key = place
    value = cells.get(key)
    if value is None:
        return
    shapes = tuple(s for s in value.shapes if keep(s))
    if becomes is not None and isinstance(becomes, Const) and any(isinstance(s, Unknown) for s in shapes):
        shapes = (becomes,)
    if isinstance(node, ast.Call) and ABSENT in value.shapes and ABSENT not in shapes:
        shapes = (*shapes, ABSENT)  # where nothing is there, what was asked of is another value
    if shapes and shapes != value.shapes:
        m.heap.write(cells, key, Narrowed(shapes, value.origins, value))
