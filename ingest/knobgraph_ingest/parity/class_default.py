"""Defaults that a plain class declares: in its body, or as the parameters of its `__init__`."""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable, Mapping

from knobgraph_ingest.discovery import Repository
from knobgraph_ingest.source_tree import SourceTree

ARITHMETIC: Mapping[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul,
}  # fmt: skip


class ClassDefaults:
    """Finds the default of a field of a class that is no config class by declaration."""

    def __init__(self, repository: Repository, tree: SourceTree) -> None:
        self._paths = {m.name: m.path for m in repository.modules}
        self._tree = tree
        self._classes: dict[str, dict[str, ast.expr]] = {}

    def of(self, owner: str, name: str) -> str | None:
        """Return the default of a field as source text, None where the class gives none."""
        if owner not in self._classes:
            self._classes[owner] = self._declared(owner)
        found = self._classes[owner].get(name)
        return ast.unparse(found) if found is not None else None

    def _declared(self, owner: str) -> dict[str, ast.expr]:
        module, _, name = owner.rpartition(".")
        path = self._paths.get(module)
        tree = self._tree.parse(path) if path is not None else None
        body = next((n.body for n in tree.body if isinstance(n, ast.ClassDef) and n.name == name), []) if tree is not None else []
        named = _constants(tree) if tree is not None else {}
        found: dict[str, ast.expr] = {}
        for node in body:
            if isinstance(node, ast.FunctionDef) and node.name == "__init__":
                found.update(_parameters(node.args))
            elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
                found[node.target.id] = node.value
            elif isinstance(node, ast.Assign):
                found.update({t.id: node.value for t in node.targets if isinstance(t, ast.Name)})
        return {field: _computed(value, named) for field, value in found.items()}


def _constants(module: ast.Module) -> dict[str, ast.Constant]:
    """Return the names that a module binds to a constant, once each."""
    bound = [(t.id, n.value) for n in module.body if isinstance(n, ast.Assign) for t in n.targets if isinstance(t, ast.Name)]
    names = [name for name, _ in bound]
    return {name: value for name, value in bound if isinstance(value, ast.Constant) and names.count(name) == 1}


def _computed(value: ast.expr, named: Mapping[str, ast.Constant]) -> ast.expr:
    """Return a product or sum of numbers and named numbers as the number it is; anything else as it is written."""
    if isinstance(value, ast.Name):
        return named.get(value.id, value)
    if isinstance(value, ast.BinOp) and type(value.op) in ARITHMETIC:
        left, right = _computed(value.left, named), _computed(value.right, named)
        if isinstance(left, ast.Constant) and isinstance(right, ast.Constant):
            a, b = left.value, right.value
            if isinstance(a, (int, float)) and isinstance(b, (int, float)):
                return ast.Constant(ARITHMETIC[type(value.op)](a, b))
    return value


def _parameters(arguments: ast.arguments) -> dict[str, ast.expr]:
    positional = [*arguments.posonlyargs, *arguments.args]
    given = dict(zip((a.arg for a in positional[len(positional) - len(arguments.defaults) :]), arguments.defaults, strict=True))
    return given | {a.arg: d for a, d in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True) if d is not None}
