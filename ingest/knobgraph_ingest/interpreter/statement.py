"""Runs statements."""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from knobgraph_graph.fact import NodeKey
from knobgraph_ingest.interpreter import assignment, class_definition, escape, key_check, loop, matching, operation, protection, vacuous_guard
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.condition import narrow, source_text, truth, truth_origins
from knobgraph_ingest.interpreter.consumption import settle
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, FunctionShape, ListShape
from knobgraph_ingest.interpreter.diverged import Diverged
from knobgraph_ingest.interpreter.frame import End, Frame, Guard
from knobgraph_ingest.interpreter.held_flags import held_flags
from knobgraph_ingest.interpreter.made_when_missing import stored_container
from knobgraph_ingest.interpreter.origin import NO_ORIGINS, FlowKind, at_line, join_origins, roots_of, weaken
from knobgraph_ingest.interpreter.pinned_choice import pinned_by
from knobgraph_ingest.interpreter.range_check import is_range_check
from knobgraph_ingest.interpreter.shape import REST
from knobgraph_ingest.interpreter.value import Value, const, join_values, unknown

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.machine import Machine

assign_target = assignment.assign_target
Runner = Callable[["Machine", Any, Frame], End]


def run_block(m: Machine, body: Sequence[ast.stmt], frame: Frame) -> End:
    """Run statements in order until one ends the block."""
    for position, node in enumerate(body):
        runner = RUNNERS.get(type(node))
        if runner is None:
            continue
        m.spend(frame, node)
        try:
            end = runner(m, node, frame)
        except Diverged:
            end = End.RAISE
            escape.cut_off(m, [node], frame, node)
        if end is End.RAISE and not isinstance(node, ast.Raise) and position + 1 < len(body):
            escape.cut_off(m, body[position + 1 :], frame, node)
        if end is not End.NORMAL:
            return end
    return End.NORMAL


def _expression(m: Machine, node: ast.Expr, frame: Frame) -> End:
    if not isinstance(node.value, ast.Constant):
        m.handed_on(node.value, frame)
    return End.NORMAL


def _assign(m: Machine, node: ast.Assign, frame: Frame) -> End:
    serial = m.heap.serial
    value = m.handed_on(node.value, frame)
    if len(node.targets) == 1 and m.heap.serial > serial:
        value = stored_container(m, node.targets[0], node.value, value, serial, frame)
    if value.origins:
        value = value.with_origins(at_line(value.origins, frame.path, node.lineno))
    for target in node.targets:
        if isinstance(target, ast.Name) and frame.function is None and not frame.scope.is_class:
            _own_by_name(m, value, f"{frame.module.name}.{target.id}")
        assign_target(m, target, value, frame)
        if isinstance(target, ast.Name):
            key_check.keep_lookup(m, target.id, node.value, frame)
    return End.NORMAL


def _own_by_name(m: Machine, value: Value, name: str) -> None:
    """A module-level dict that is stored under a name is known by that name from then on."""
    for shape in value.shapes:
        if isinstance(shape, DictShape) and not shape.owners and shape.mirror is None:
            m.own(Value((shape,)), NodeKey("ConfigKey", name))


def _annotated(m: Machine, node: ast.AnnAssign, frame: Frame) -> End:
    if node.value is not None:
        value = m.handed_on(node.value, frame)
        if value.origins:
            value = value.with_origins(at_line(value.origins, frame.path, node.lineno))
        if isinstance(node.target, ast.Name) and frame.function is None and not frame.scope.is_class:
            _own_by_name(m, value, f"{frame.module.name}.{node.target.id}")
        _annotate(m, value, node.annotation, frame, node)
        assign_target(m, node.target, value, frame)
    return End.NORMAL


def _annotate(m: Machine, value: Value, annotation: ast.expr, frame: Frame, node: ast.AST) -> None:
    """A dict that an annotation gives a class whose objects are dicts is one of its objects from then on."""
    if not isinstance(annotation, (ast.Name, ast.Attribute)) or not any(isinstance(s, DictShape) for s in value.shapes):
        return
    cls = m.evaluate(annotation, frame).only
    if not isinstance(cls, ClassShape):
        return
    handler = m.models.get(f"kind.{cls.kind}.annotate")
    if handler is not None:
        handler(m, Call(frame, node, (Value((cls,)), value)))


def _augmented(m: Machine, node: ast.AugAssign, frame: Frame) -> End:
    load = ast.copy_location(_as_load(node.target), node.target)
    present = m.handed_on(load, frame)
    added = m.handed_on(node.value, frame)
    only = present.only
    if isinstance(only, ListShape) and isinstance(node.op, ast.Add):
        m.models["list.extend"](m, assignment.method_call(frame, node, present, added))
        value = present
    elif isinstance(only, DictShape) and isinstance(node.op, ast.BitOr):
        m.models["dict.update"](m, assignment.method_call(frame, node, present, added))
        value = present
    else:
        value = operation.binary(m, node.op, present, added, frame, node)
        value = value.with_origins(at_line(value.origins, frame.path, node.lineno))
        kept = _changed_in_place(m, node, present, added, frame)
        value = kept if kept is not None else value
    settle(m, value, [(held_flags((present, added)), (frame.path, node.lineno))])
    assign_target(m, node.target, value, frame)
    return End.NORMAL


def _changed_in_place(m: Machine, node: ast.AugAssign, present: Value, added: Value, frame: Frame) -> Value | None:
    """Let an operation such as `|=` change the sets themselves, which others may hold, each by what is added; None where none is a set."""
    sets = [s for s in present.shapes if isinstance(s, ListShape) and s.kind == "set"]
    if not sets or not isinstance(node.op, (ast.BitOr, ast.BitAnd, ast.Sub, ast.BitXor)):
        return None
    place = (frame.path, node.lineno)
    origins = at_line(weaken(m.deep_origins(added), FlowKind.DERIVES), *place)
    sources = [s for s in added.shapes if isinstance(s, ListShape)] if isinstance(node.op, ast.BitOr) else []
    for shape in sets:
        held = join_values([v for s in sources or [shape] for v in s.cells.values()] or [unknown()])
        m.write_item(shape, REST, held.with_origins(join_origins(held.origins, origins)), place)
    return present


def _as_load(target: ast.expr) -> ast.expr:
    if isinstance(target, ast.Name):
        return ast.Name(target.id, ast.Load())
    if isinstance(target, ast.Attribute):
        return ast.Attribute(target.value, target.attr, ast.Load())
    assert isinstance(target, ast.Subscript)
    return ast.Subscript(target.value, target.slice, ast.Load())


def _return(m: Machine, node: ast.Return, frame: Frame) -> End:
    value = m.handed_on(node.value, frame) if node.value is not None else const(None)
    function = frame.function.node if frame.function is not None else None
    if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)) and function.returns is not None and frame.function is not None:
        _annotate(m, value, function.returns, Frame(frame.function.scope, frame.module), node)
    frame.returns.append(value)
    frame.return_controls.append(join_origins(*(g.origins for g in m.guards[frame.guard_depth :])))
    return End.RETURN


def _if(m: Machine, node: ast.If, frame: Frame) -> End:
    if not is_range_check(node, frame):
        return _branch(m, node, frame)
    outer, m.checking = m.checking, True
    try:
        return _branch(m, node, frame)
    finally:
        m.checking = outer


def _branch(m: Machine, node: ast.If, frame: Frame) -> End:
    test = m.tested(node.test, frame)
    decided = truth(test)
    if decided is not None:
        return run_block(m, node.body if decided else node.orelse, frame)
    if vacuous_guard.decides_nothing(m, node, test, frame):
        return run_block(m, node.body, frame)
    controls = m.guard_controls(truth_origins(m, test), frame, node)
    text = source_text(node.test)
    serial = m.heap.next_serial()
    yes = Guard(text, frame.path, node.lineno, controls, serial)
    no = Guard(f"not ({text})", frame.path, node.lineno, controls, serial)
    return m.alternatives(frame, [(yes, partial(_side, m, node, frame, True)), (no, partial(_side, m, node, frame, False))], controls)


def _side(m: Machine, node: ast.If, frame: Frame, outcome: bool) -> End:
    narrow(m, node.test, frame, outcome)
    m.guards[-1].pinned = pinned_by(m, node.test, frame, outcome=outcome)
    narrowed = vacuous_guard.narrowed_place(m, node.test, frame)
    end = run_block(m, node.body if outcome else node.orelse, frame)
    if narrowed is not None:
        vacuous_guard.stored_back(m, *narrowed)
    return end


def _raise(m: Machine, node: ast.Raise, frame: Frame) -> End:
    if node.exc is not None:
        m.evaluate(node.exc, frame)
    return End.RAISE


def _assert(m: Machine, node: ast.Assert, frame: Frame) -> End:
    test = m.tested(node.test, frame)
    if truth(test) is None:
        for root in roots_of(truth_origins(m, test)):
            m.lineage.refusals.setdefault(root, {})[frame.path, node.lineno] = f"not ({source_text(node.test)})"
    narrow(m, node.test, frame, outcome=True)
    return End.NORMAL


def _function(m: Machine, node: ast.FunctionDef | ast.AsyncFunctionDef, frame: Frame) -> End:
    function = FunctionShape(m.heap.next_serial(), node.name, node, frame.module, frame.scope)
    function.defaults = tuple(m.evaluate(d, frame) for d in node.args.defaults)
    function.keyword_defaults = {a.arg: m.evaluate(d, frame) for a, d in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True) if d is not None}
    function.owner_class = frame.owner_class if frame.scope.is_class else None
    value = Value((function,))
    for decorator in reversed(node.decorator_list):
        value = class_definition.decorate(m, m.evaluate(decorator, frame), value, frame, node)
    m.heap.write(frame.scope.cells if node.name not in frame.scope.globals else frame.module.cells, node.name, value)
    return End.NORMAL


def _class(m: Machine, node: ast.ClassDef, frame: Frame) -> End:
    value = class_definition.define_class(m, node, frame)
    m.heap.write(frame.scope.cells, node.name, value)
    return End.NORMAL


def _import(m: Machine, node: ast.Import, frame: Frame) -> End:
    for alias in node.names:
        value = m.importer.import_module(m, alias.name, 0, frame.module)
        if alias.asname is None and "." in alias.name:
            top = alias.name.partition(".")[0]
            value = m.importer.import_module(m, top, 0, frame.module)
            m.heap.write(frame.scope.cells, top, value)
        else:
            assignment.write_name(m, alias.asname or alias.name, value, frame)
    return End.NORMAL


def _import_from(m: Machine, node: ast.ImportFrom, frame: Frame) -> End:
    for alias in node.names:
        if alias.name == "*":
            for name, value in m.importer.star(m, node.module or "", node.level, frame.module):
                m.heap.write(frame.scope.cells, name, value)
        else:
            value = m.importer.import_name(m, node.module or "", node.level, alias.name, frame)
            assignment.write_name(m, alias.asname or alias.name, value, frame)
    return End.NORMAL


def _global(m: Machine, node: ast.Global, frame: Frame) -> End:
    frame.scope.globals.update(node.names)
    return End.NORMAL


def _nonlocal(m: Machine, node: ast.Nonlocal, frame: Frame) -> End:
    frame.scope.nonlocals.update(node.names)
    return End.NORMAL


def _delete(m: Machine, node: ast.Delete, frame: Frame) -> End:
    for target in node.targets:
        assignment.delete_target(m, target, frame)
    return End.NORMAL


def _with(m: Machine, node: ast.With | ast.AsyncWith, frame: Frame) -> End:
    return protection.run_with(m, node, frame)


RUNNERS: dict[type[ast.stmt], Runner] = {
    ast.Expr: _expression,
    ast.Assign: _assign,
    ast.AnnAssign: _annotated,
    ast.AugAssign: _augmented,
    ast.Return: _return,
    ast.If: _if,
    ast.Raise: _raise,
    ast.Assert: _assert,
    ast.FunctionDef: _function,
    ast.AsyncFunctionDef: _function,
    ast.ClassDef: _class,
    ast.Import: _import,
    ast.ImportFrom: _import_from,
    ast.Global: _global,
    ast.Nonlocal: _nonlocal,
    ast.Delete: _delete,
    ast.For: loop.run_for,
    ast.AsyncFor: loop.run_for,
    ast.While: loop.run_while,
    ast.Break: lambda m, node, frame: End.BREAK,
    ast.Continue: lambda m, node, frame: End.CONTINUE,
    ast.Try: protection.run_try,
    ast.TryStar: protection.run_try,
    ast.With: _with,
    ast.AsyncWith: _with,
    ast.Match: matching.run_match,
}

__all__ = ["NO_ORIGINS", "RUNNERS", "assign_target", "run_block", "unknown"]
