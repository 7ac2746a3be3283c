"""Results that a function computes when it is first asked and keeps: who asks first decides nothing about them."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from knobgraph_ingest.interpreter.container import FunctionNode
from knobgraph_ingest.syntax_walk import walk

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.machine import Machine

_KEPT: WeakKeyDictionary[FunctionNode, frozenset[str]] = WeakKeyDictionary()


def kept_at(m: Machine, name: str) -> int | None:
    """Return how deep in calls the running function is, where it stores under this name (`.name` is an attribute) what it asks for first and returns."""
    function = m.stack[-1].function if m.stack else None
    if function is None:
        return None
    if function.node not in _KEPT:
        _KEPT[function.node] = frozenset() if isinstance(function.node, ast.Lambda) else _kept_by(function.node)
    return len(m.stack) if name in _KEPT[function.node] else None


def _kept_by(node: ast.FunctionDef | ast.AsyncFunctionDef) -> frozenset[str]:
    tested: set[str] = set()
    stored: set[str] = set()
    returned: set[str] = set()
    for inner in walk(node):
        if isinstance(inner, (ast.If, ast.IfExp)):
            tested |= _asked(inner.test)
        elif isinstance(inner, (ast.Assign, ast.AnnAssign)):
            for target in inner.targets if isinstance(inner, ast.Assign) else [inner.target]:
                stored |= _named(target)
        elif isinstance(inner, ast.Return) and inner.value is not None:
            returned |= _named(inner.value)
    return frozenset(name[name.find(".") :] if "." in name else name for name in tested & stored & returned)


def _asked(test: ast.expr) -> set[str]:
    """Return what a test asks only whether it is there."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return _asked(test.operand)
    if isinstance(test, ast.Compare) and isinstance(test.ops[0], (ast.Is, ast.IsNot)) and ast.unparse(test.comparators[0]) == "None":
        return _named(test.left)
    if isinstance(test, ast.Call) and ast.unparse(test.func) == "hasattr" and len(test.args) == 2 and isinstance(test.args[1], ast.Constant):
        return {f"{ast.unparse(test.args[0])}.{test.args[1].value!s}"}
    return _named(test)


def _named(node: ast.expr) -> set[str]:
    return {ast.unparse(node)} if isinstance(node, ast.Name) or (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)) else set()
