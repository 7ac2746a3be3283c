"""Evaluates expressions to abstract values."""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from knobgraph_ingest.interpreter import comparison, comprehension, fresh_choice, key_check, operation, subscript, text_form, vacuous_guard
from knobgraph_ingest.interpreter.condition import narrow, source_text, truth, truth_origins
from knobgraph_ingest.interpreter.consumption import consume, consume_itself, consume_truth, settle
from knobgraph_ingest.interpreter.container import FunctionShape, Scope
from knobgraph_ingest.interpreter.diverged import Diverged
from knobgraph_ingest.interpreter.frame import End, Frame, Guard
from knobgraph_ingest.interpreter.origin import NO_ORIGINS, FlowKind, Origins, at_line, join_origins, weaken
from knobgraph_ingest.interpreter.shape import REST, Const, TupleShape
from knobgraph_ingest.interpreter.value import ABSENT_VALUE, UNKNOWN, Value, const, join_values, unknown

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.machine import Machine

Evaluator = Callable[["Machine", Any, Frame], Value]


def evaluate(m: Machine, node: ast.expr, frame: Frame) -> Value:
    """Return the abstract value of `node`, which is used here; what no rule covers is unknown."""
    value = handed_on(m, node, frame)
    if m.lineage.flags and not isinstance(node, ast.Constant):
        consume(m, value, frame, node)
    return value


def handed_on(m: Machine, node: ast.expr, frame: Frame) -> Value:
    """Return the value of an expression that only goes elsewhere, where it is seen to be used or not."""
    kind = node.__class__
    if kind is ast.Name:
        return _name(m, node, frame)  # type: ignore[arg-type]
    rule = EVALUATORS.get(kind)
    if rule is None:
        return UNKNOWN
    if kind in LEAVES:
        return rule(m, node, frame)
    composed = kind in COMPOSED
    outer, m.unsettled = m.unsettled, [] if composed else None
    try:
        value = rule(m, node, frame)
    finally:
        inner, m.unsettled = m.unsettled, outer
    if inner:
        settle(m, value, inner)
    return value


def looked_at(m: Machine, node: ast.expr, frame: Frame) -> Value:
    """Return the value of an expression of which a part is asked for: that part is used or not, not all that is in it."""
    value = handed_on(m, node, frame)
    consume_itself(m, value, frame, node)
    return value


def tested(m: Machine, node: ast.expr, frame: Frame) -> Value:
    """Return the value of an expression of which only the truth is asked for."""
    value = handed_on(m, node, frame)
    if m.lineage.flags:
        consume_truth(m, value, frame, node)
    return value


def _constant(m: Machine, node: ast.Constant, frame: Frame) -> Value:
    return const(node.value)


def lookup(m: Machine, name: str, frame: Frame) -> Value | None:
    """Return what a name is bound to from inside a frame, None where it is not bound at all."""
    scope: Scope | None = frame.scope
    if name in frame.scope.globals:
        scope = None
    first = True
    while scope is not None:
        if first or not scope.is_class:
            value = scope.cells.get(name)
            if value is not None:
                return value
        first = False
        scope = scope.parent
    value = frame.module.cells.get(name)
    if value is not None:
        return value
    return m.importer.builtin(name) or (m.importer.external(f"{frame.module.star[0]}.{name}") if len(frame.module.star) == 1 else None)


def _name(m: Machine, node: ast.Name, frame: Frame) -> Value:
    value = lookup(m, node.id, frame)
    return UNKNOWN if value is None else value.present()


def _attribute(m: Machine, node: ast.Attribute, frame: Frame) -> Value:
    return m.get_attribute(looked_at(m, node.value, frame), node.attr, frame, node)


def _call(m: Machine, node: ast.Call, frame: Frame) -> Value:
    from knobgraph_ingest.interpreter.calling import evaluate_call

    return evaluate_call(m, node, frame)


def _bool_op(m: Machine, node: ast.BoolOp, frame: Frame) -> Value:
    is_and = isinstance(node.op, ast.And)
    results: list[Value] = []
    controls: Origins = NO_ORIGINS
    since: tuple[int, int] | None = None
    for position, part in enumerate(node.values):
        last = position == len(node.values) - 1
        if last:
            results.append(handed_on(m, part, frame))
            break
        value = tested(m, part, frame)
        decided = truth(value)
        if (decided is not None and decided is not is_and) or (not is_and and vacuous_guard.is_emptied(value, node.values[position + 1])):
            results.append(value)
            break
        if decided is None:
            kept = tuple(s for s in value.shapes if _may_be(s, not is_and))
            if kept:
                results.append(Value(kept, value.origins))
            controls = join_origins(controls, m.guard_controls(truth_origins(m, value), frame, part))
            # What runs from here on may not run; what ran before did.
            since = since or (m.heap.mark(), m.heap.serial)
            narrow(m, part, frame, is_and)
    if since is not None:
        m.heap.weak(m.heap.take_back(*since), since[1])
    return join_values(results).plus(controls)


def _may_be(shape: object, outcome: bool) -> bool:
    from knobgraph_ingest.interpreter.condition import truth_of_shape

    return truth_of_shape(shape) is not (not outcome)  # type: ignore[arg-type]


def _if_exp(m: Machine, node: ast.IfExp, frame: Frame) -> Value:
    test = tested(m, node.test, frame)
    decided = truth(test)
    if decided is not None:
        return handed_on(m, node.body if decided else node.orelse, frame)
    controls = m.guard_controls(truth_origins(m, test), frame, node)
    results: list[Value] = []
    text = source_text(node.test)
    serial = m.heap.next_serial()
    yes = Guard(text, frame.path, node.lineno, controls, serial)
    no = Guard(f"not ({text})", frame.path, node.lineno, controls, serial)
    sides = [(yes, partial(_side, m, node, frame, True, results)), (no, partial(_side, m, node, frame, False, results))]
    if m.alternatives(frame, sides, controls) is End.RAISE:
        raise Diverged
    made = fresh_choice.one_dict(m, (node.body, node.orelse), results, serial, controls, frame) if len(results) == 2 else None
    return (made or join_values(results)).plus(controls)


def _side(m: Machine, node: ast.IfExp, frame: Frame, outcome: bool, results: list[Value]) -> End:
    narrow(m, node.test, frame, outcome)
    results.append(handed_on(m, node.body if outcome else node.orelse, frame))
    return End.NORMAL


def _joined_str(m: Machine, node: ast.JoinedStr, frame: Frame) -> Value:
    texts: list[str] | None = []
    origins: list[Origins] = []
    last = UNKNOWN
    for part in node.values:
        if isinstance(part, ast.Constant):
            if texts is not None:
                texts.append(str(part.value))
            continue
        assert isinstance(part, ast.FormattedValue)
        last = value = evaluate(m, part.value, frame)
        origins.append(m.deep_origins(value))
        known = operation.text_of(m, value, repr_wanted=part.conversion == ord("r"))
        spec = evaluate(m, part.format_spec, frame).text() if part.format_spec is not None else ""
        if known is None or spec is None or texts is None:
            texts = None
            continue
        if spec:
            constant = value.constant()
            try:
                known = format(constant.value, spec) if constant is not None else None
            except (ValueError, TypeError, ArithmeticError):
                known = None
            if known is None:
                texts = None
                continue
        texts.append(known)
    joined = weaken(join_origins(*origins), FlowKind.DERIVES) if origins else NO_ORIGINS
    return const("".join(texts), joined) if texts is not None else unknown(joined, "str", text_form.form_of(m, node.values, last))


def _lambda(m: Machine, node: ast.Lambda, frame: Frame) -> Value:
    function = FunctionShape(m.heap.next_serial(), "<lambda>", node, frame.module, frame.scope)
    function.defaults = tuple(evaluate(m, d, frame) for d in node.args.defaults)
    function.keyword_defaults = {a.arg: evaluate(m, d, frame) for a, d in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True) if d is not None}
    return Value((function,))


def _tuple(m: Machine, node: ast.Tuple, frame: Frame) -> Value:
    items, rest = sequence_items(m, node.elts, frame)
    if rest is None:
        return Value((TupleShape(tuple(items)),))
    shape = m.new_list(items, "tuple")
    m.heap.write(shape.cells, REST, rest)
    return Value((shape,))


def sequence_items(m: Machine, nodes: list[ast.expr], frame: Frame, *, doubtful: bool = False) -> tuple[list[Value], Value | None]:
    """Return the items of a display, and the joined rest where a starred part has unknown length.

    With `doubtful`, an item of a starred part that may not be there says so.
    """
    items: list[Value] = []
    rest: list[Value] = []
    for node in nodes:
        if isinstance(node, ast.Starred):
            known, more = subscript.items_of(m, looked_at(m, node.value, frame), frame, node, doubtful=doubtful)
            items.extend(known)
            if more is not None:
                rest.append(more)
        else:
            items.append(handed_on(m, node, frame))
    return items, join_values(rest) if rest else None


def _list(m: Machine, node: ast.List | ast.Set, frame: Frame) -> Value:
    items, rest = sequence_items(m, node.elts, frame, doubtful=True)
    kind = "list" if isinstance(node, ast.List) else "set"
    if kind == "set":
        items = list(dict.fromkeys(items))
    shape = m.new_list(items, kind)
    if rest is not None:
        m.heap.write(shape.cells, REST, rest)
    return Value((shape,))


def _dict(m: Machine, node: ast.Dict, frame: Frame) -> Value:
    shape = m.new_dict()
    for key, item in zip(node.keys, node.values, strict=True):
        value = handed_on(m, item, frame)
        if key is None:
            subscript.merge_mapping(m, shape, value, frame, node)
        else:
            value = value.with_origins(at_line(value.origins, frame.path, item.lineno))
            subscript.store_key(m, shape, evaluate(m, key, frame), value, frame, item)
    return Value((shape,))


def _subscript(m: Machine, node: ast.Subscript, frame: Frame) -> Value:
    return subscript.load(m, looked_at(m, node.value, frame), node.slice, frame, node)


def _named(m: Machine, node: ast.NamedExpr, frame: Frame) -> Value:
    value = handed_on(m, node.value, frame)
    m.heap.write(frame.scope.cells, node.target.id, value)
    key_check.keep_lookup(m, node.target.id, node.value, frame)
    return value


def _await(m: Machine, node: ast.Await, frame: Frame) -> Value:
    return handed_on(m, node.value, frame)


def _yield(m: Machine, node: ast.Yield, frame: Frame) -> Value:
    frame.loose_yields = frame.loose_yields or len(m.loop_serials) > frame.loop_depth
    frame.yields.append(_perhaps_yielded(m, handed_on(m, node.value, frame) if node.value is not None else const(None), frame))
    return UNKNOWN


def _yield_from(m: Machine, node: ast.YieldFrom, frame: Frame) -> Value:
    items, rest = subscript.items_of(m, looked_at(m, node.value, frame), frame, node, doubtful=True)
    frame.yields.extend(_perhaps_yielded(m, item, frame) for item in (*items, *([rest] if rest is not None else [])))
    return UNKNOWN


def _perhaps_yielded(m: Machine, value: Value, frame: Frame) -> Value:
    """Return what is yielded with what decides whether it is."""
    guards = m.guards[frame.guard_depth :]
    if not guards:
        return value
    controls = join_origins(*(g.origins for g in guards))
    frame.yield_controls.append(controls)
    return join_values((value, ABSENT_VALUE)).plus(controls)


def _slice(m: Machine, node: ast.Slice, frame: Frame) -> Value:
    parts = [evaluate(m, p, frame) if p is not None else const(None) for p in (node.lower, node.upper, node.step)]
    return unknown(weaken(join_origins(*(p.origins for p in parts)), FlowKind.DERIVES), "slice")


def _binary(m: Machine, node: ast.BinOp, frame: Frame) -> Value:
    left, right = evaluate(m, node.left, frame), evaluate(m, node.right, frame)
    result = operation.binary(m, node.op, left, right, frame, node)
    form = text_form.form_of(m, (node.left, node.right), right) if isinstance(node.op, ast.Add) else None
    return unknown(result.origins, "str", form) if form is not None and result.constant() is None else result


def _unary(m: Machine, node: ast.UnaryOp, frame: Frame) -> Value:
    return operation.unary(m, node.op, (tested if isinstance(node.op, ast.Not) else evaluate)(m, node.operand, frame))


def _starred(m: Machine, node: ast.Starred, frame: Frame) -> Value:
    return handed_on(m, node.value, frame)


EVALUATORS: dict[type[ast.expr], Evaluator] = {
    ast.Constant: _constant,
    ast.Name: _name,
    ast.Attribute: _attribute,
    ast.Call: _call,
    ast.BoolOp: _bool_op,
    ast.IfExp: _if_exp,
    ast.JoinedStr: _joined_str,
    ast.Lambda: _lambda,
    ast.Tuple: _tuple,
    ast.List: _list,
    ast.Set: _list,
    ast.Dict: _dict,
    ast.Subscript: _subscript,
    ast.NamedExpr: _named,
    ast.Await: _await,
    ast.Yield: _yield,
    ast.YieldFrom: _yield_from,
    ast.Slice: _slice,
    ast.BinOp: _binary,
    ast.UnaryOp: _unary,
    ast.Compare: comparison.compare,
    ast.Starred: _starred,
    ast.ListComp: comprehension.list_comprehension,
    ast.SetComp: comprehension.list_comprehension,
    ast.GeneratorExp: comprehension.list_comprehension,
    ast.DictComp: comprehension.dict_comprehension,
}

LEAVES = {ast.Constant, ast.Name}
# What is computed without running code of the repository: of its parts nothing is used that the outcome carries.
COMPOSED = {
    ast.Attribute, ast.BoolOp, ast.IfExp, ast.JoinedStr, ast.Tuple, ast.List, ast.Set, ast.Dict, ast.Subscript, ast.Slice, ast.BinOp, ast.UnaryOp,
    ast.Compare, ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp,
}  # fmt: skip

__all__ = ["EVALUATORS", "Const", "evaluate", "handed_on", "looked_at", "lookup", "sequence_items", "tested"]
