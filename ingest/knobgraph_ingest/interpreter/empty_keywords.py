"""Own functions that do nothing when they are given no keywords: what they do with those they are given depends on each alone."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter.container import FunctionShape, Instance, ModuleShape
from knobgraph_ingest.interpreter.mro import look_up
from knobgraph_ingest.interpreter.shape import BoundMethod, External, Shape, Unknown

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.container import ClassShape
    from knobgraph_ingest.interpreter.frame import Frame
    from knobgraph_ingest.interpreter.machine import Machine

LOGGING = "logging."
DEEPEST = 3


def only_spread(node: ast.stmt) -> tuple[ast.expr, ast.expr] | None:
    """Return the function and the mapping of a statement `function(**mapping)`; None for any other statement."""
    call = node.value if isinstance(node, ast.Expr) else None
    if not isinstance(call, ast.Call) or call.args or len(call.keywords) != 1 or call.keywords[0].arg is not None:
        return None
    return call.func, call.keywords[0].value


def is_idle_without(m: Machine, function: ast.expr, frame: Frame) -> bool:
    """Whether every function that an expression may be does nothing when it is called without arguments."""
    called = m.handed_on(function, frame)
    return bool(called.shapes) and all(_is_idle(s, DEEPEST) for s in called.shapes)


def only_logs(m: Machine, node: ast.stmt, frame: Frame) -> bool:
    """Whether a statement only writes constant words to the log."""
    call = node.value if isinstance(node, ast.Expr) else None
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute) or not isinstance(call.func.value, ast.Name):
        return False
    return _is_log(m.handed_on(call.func.value, frame).only) and all(isinstance(a, ast.Constant) for a in call.args) and not call.keywords


def _is_log(shape: Shape | None) -> bool:
    name = shape.of if isinstance(shape, Unknown) else shape.name if isinstance(shape, External) else None
    return name is not None and f"{name}.".startswith(LOGGING)


def _is_idle(shape: Shape, depth: int, cls: ClassShape | None = None) -> bool:
    if isinstance(shape, BoundMethod):
        receiver = shape.receiver.only
        cls = receiver.cls if isinstance(receiver, Instance) else None
        shape = shape.function
    if not isinstance(shape, FunctionShape) or not isinstance(shape.node, ast.FunctionDef) or not depth:
        return False
    node = shape.node
    spread = node.args.kwarg.arg if node.args.kwarg is not None else None
    if spread is None or node.decorator_list or any(isinstance(n, ast.Name) and n.id == spread and not isinstance(n.ctx, ast.Load) for n in ast.walk(node)):
        return False
    return all(_does_nothing(s, spread, cls, shape.module, depth) for s in node.body)


def _does_nothing(node: ast.stmt, spread: str, cls: ClassShape | None, module: ModuleShape, depth: int) -> bool:
    """Whether a statement does nothing where the mapping of the keywords is empty."""
    if isinstance(node, ast.Pass) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)):
        return True
    if isinstance(node, ast.Assign):
        return all(isinstance(t, ast.Name) for t in node.targets) and isinstance(node.value, ast.Constant)
    if isinstance(node, ast.For):
        return not node.orelse and _is_mapping(node.iter, spread)
    if isinstance(node, ast.If):
        return not node.orelse and _is_false(node.test, spread)
    given = only_spread(node)
    if given is None or not isinstance(given[1], ast.Name) or given[1].id != spread:
        return False
    function = given[0]
    found = None
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id == "self" and cls is not None:
        found = look_up(cls, function.attr)
        return found is not None and all(_is_idle(s, depth - 1, cls) for s in found.shapes)
    if isinstance(function, ast.Name):
        found = module.cells.get(function.id)
    return found is not None and all(_is_idle(s, depth - 1) for s in found.shapes)


def _is_mapping(node: ast.expr, spread: str) -> bool:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("items", "keys", "values") and not node.args:
        node = node.func.value
    return isinstance(node, ast.Name) and node.id == spread


def _is_false(test: ast.expr, spread: str) -> bool:
    """Whether a test is false where the mapping is empty, and has asked nothing else before that is not."""
    if isinstance(test, ast.BoolOp) and isinstance(test.op, ast.And):
        return _is_false(test.values[0], spread)
    if isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], ast.In):
        return _is_mapping(test.comparators[0], spread)
    return _is_mapping(test, spread)
