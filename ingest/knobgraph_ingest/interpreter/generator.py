"""Which functions are generators."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from weakref import WeakKeyDictionary

from knobgraph_ingest.interpreter.container import FunctionNode
from knobgraph_ingest.syntax_walk import child_nodes

_YIELDS: WeakKeyDictionary[FunctionNode, bool] = WeakKeyDictionary()


def yields(node: FunctionNode) -> bool:
    """Whether a function is a generator: it yields itself, not in a nested function."""
    if node not in _YIELDS:
        _YIELDS[node] = _has_yield(node.body if isinstance(node.body, list) else [node.body])
    return _YIELDS[node]


def _has_yield(nodes: Sequence[ast.AST]) -> bool:
    pending = list(nodes)
    while pending:
        node = pending.pop()
        if isinstance(node, (ast.Yield, ast.YieldFrom)):
            return True
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef, ast.Name, ast.Constant)):
            pending.extend(child_nodes(node))
    return False
