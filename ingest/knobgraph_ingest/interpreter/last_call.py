"""Calls after which the program ends: whoever leaves such a body early, having called nothing of it, chooses nothing that is looked at later."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from knobgraph_ingest.syntax_walk import child_nodes

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.frame import Frame

EXITS = frozenset({"sys.exit", "exit", "quit", "SystemExit"})
_LAST: WeakKeyDictionary[ast.AST, frozenset[ast.AST]] = WeakKeyDictionary()


def is_last(frame: Frame, node: ast.AST) -> bool:
    """Whether nothing of the program runs any more once a call made from a running body has returned."""
    if not frame.last:
        return False
    if isinstance(node, ast.Pass):  # the start of an entry point
        return True
    body: ast.AST | None = frame.function.node if frame.function is not None else frame.module.tree
    if body is None or isinstance(body, ast.Lambda) or frame.scope.is_class:
        return False
    if body not in _LAST:
        _LAST[body] = frozenset(_calls(body.body)) if isinstance(body, (ast.Module, ast.FunctionDef)) else frozenset()
    return node in _LAST[body]


def _calls(body: Sequence[ast.stmt]) -> Iterator[ast.AST]:
    """Yield the calls that are returned or handed to an exit, and those that stand last."""
    for statement in body:
        yield from _returned(statement)
    yield from _at_the_end(body)


def _returned(node: ast.AST) -> Iterator[ast.AST]:
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)) or (isinstance(node, ast.Try) and node.finalbody):
        return
    if isinstance(node, ast.Return) and isinstance(node.value, ast.Call):
        yield node.value
    if isinstance(node, ast.Call) and ast.unparse(node.func) in EXITS:
        yield from (a for a in node.args if isinstance(a, ast.Call))
    for inner in child_nodes(node):
        yield from _returned(inner)


def _at_the_end(body: Sequence[ast.stmt]) -> Iterator[ast.AST]:
    last = body[-1] if body else None
    if isinstance(last, ast.Expr) and isinstance(last.value, ast.Call):
        yield last.value
    elif isinstance(last, ast.If):
        yield from _at_the_end(last.body)
        yield from _at_the_end(last.orelse)
    elif isinstance(last, ast.With):
        yield from _at_the_end(last.body)
    elif isinstance(last, ast.Try) and not last.finalbody:
        yield from _at_the_end(last.orelse or last.body)
        for handler in last.handlers:
            yield from _at_the_end(handler.body)
