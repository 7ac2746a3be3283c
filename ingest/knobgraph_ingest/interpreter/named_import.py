"""Functions that import what a text names: where the text may be a default or what only a run knows, each is followed by itself."""

from __future__ import annotations

import ast
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from knobgraph_ingest.interpreter.container import FunctionNode, FunctionShape
from knobgraph_ingest.interpreter.diverged import Diverged
from knobgraph_ingest.interpreter.frame import End
from knobgraph_ingest.interpreter.origin import NO_ORIGINS
from knobgraph_ingest.interpreter.shape import Const, Unknown
from knobgraph_ingest.interpreter.value import Value, join_values
from knobgraph_ingest.syntax_walk import walk

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.call import Call
    from knobgraph_ingest.interpreter.machine import Machine

IMPORTS = ("import_module", "__import__")
MISSING = ("ImportError", "ModuleNotFoundError")
TEXT = ("join", "format", "split", "rsplit", "partition", "rpartition", "replace", "getattr", "len")
MOST_NAMES = 4
_IMPORTERS: WeakKeyDictionary[FunctionNode, bool] = WeakKeyDictionary()


def calls_apart(function: FunctionShape, call: Call) -> list[Call]:
    """Return a call for each text that the name of what is imported may be, none where it may be only one."""
    place = next((i for i, value in enumerate(call.args) if _several_names(value)), None)
    if place is None or not imports_by_name(function.node):
        return []
    value = call.args[place]
    return [call.with_arguments((*call.args[:place], Value((s,), value.origins), *call.args[place + 1 :]), call.keywords) for s in value.shapes]


def run_apart(m: Machine, calls: list[Call], run: Callable[[Call], Value]) -> Value:
    """Run each call from the same state and join what they return."""
    results: list[Value] = []
    if m.alternatives(calls[0].frame, [(None, partial(_alternative, run, c, results)) for c in calls], NO_ORIGINS) is End.RAISE:
        raise Diverged
    return join_values(results)


def _alternative(run: Callable[[Call], Value], call: Call, results: list[Value]) -> End:
    results.append(run(call))
    return End.NORMAL


def never_fails(m: Machine, node: ast.Try | ast.TryStar, unfound: int) -> bool:
    """Whether a body that was run only imported modules that are there, and its handlers wait for nothing but a missing one."""
    return m.importer.unfound == unfound and _only_imports(node)


def _only_imports(node: ast.Try | ast.TryStar) -> bool:
    caught = [h.type for h in node.handlers]
    names = [e for c in caught for e in (c.elts if isinstance(c, ast.Tuple) else [c])]
    if not all(isinstance(n, ast.Name) and n.id in MISSING for n in names):
        return False
    if not all(isinstance(s, ast.Assign | ast.Return | ast.Break | ast.Expr) for s in node.body):
        return False
    called = [inner.func for statement in node.body for inner in walk(statement) if isinstance(inner, ast.Call)]
    found = [f.attr if isinstance(f, ast.Attribute) else f.id if isinstance(f, ast.Name) else "" for f in called]
    return any(f in IMPORTS for f in found) and all(f in IMPORTS or f in TEXT for f in found)


def _several_names(value: Value) -> bool:
    if not 1 < len(value.shapes) <= MOST_NAMES or not all(isinstance(s, Const | Unknown) for s in value.shapes):
        return False
    return any(isinstance(s, Const) and isinstance(s.value, str) and "." in s.value for s in value.shapes)


def imports_by_name(node: FunctionNode) -> bool:
    """Whether a function imports what a text names."""
    if node not in _IMPORTERS:
        called = [inner.func for inner in walk(node) if isinstance(inner, ast.Call)]
        names = {f.attr if isinstance(f, ast.Attribute) else f.id if isinstance(f, ast.Name) else "" for f in called}
        _IMPORTERS[node] = not names.isdisjoint(IMPORTS)
    return _IMPORTERS[node]
