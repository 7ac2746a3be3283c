"""What a `setup.py` hands to `setup`, as far as it stands there as literals; it is read, never run."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

Literal: TypeAlias = "str | list[Literal] | dict[str, Literal] | None"


class SetupCode:
    """The calls of a `setup.py`, and the values of the names of its module."""

    def __init__(self, tree: ast.Module) -> None:
        self._tree = tree
        self._names = {t.id: node.value for node in tree.body if isinstance(node, ast.Assign) for t in node.targets if isinstance(t, ast.Name)}

    @classmethod
    def read(cls, path: Path) -> SetupCode | None:
        """Return the code of a file, None where there is none that can be read."""
        try:
            return cls(ast.parse(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, SyntaxError):
            return None

    def given(self, name: str) -> Iterator[Literal]:
        """Yield what is given under this name: as a keyword of a call, or as an entry of a table, which may be spread."""
        for node in ast.walk(self._tree):
            if isinstance(node, ast.Call):
                yield from (self._value(keyword.value) for keyword in node.keywords if keyword.arg == name)
            elif isinstance(node, ast.Dict):
                yield from (self._value(v) for k, v in zip(node.keys, node.values, strict=True) if isinstance(k, ast.Constant) and k.value == name)
            elif isinstance(node, ast.Assign):
                targets = [t for t in node.targets if isinstance(t, ast.Subscript) and isinstance(t.slice, ast.Constant) and t.slice.value == name]
                yield from (self._value(node.value) for _ in targets)

    def _value(self, node: ast.expr | None, depth: int = 8) -> Literal:
        if isinstance(node, ast.Constant):
            return node.value if isinstance(node.value, str) else None
        if node is None or not depth:
            return None
        if isinstance(node, ast.Name):
            return self._value(self._names.get(node.id), depth - 1)
        if isinstance(node, ast.List | ast.Tuple):
            return [self._value(item, depth - 1) for item in node.elts]
        if isinstance(node, ast.Dict):
            keys = [self._value(key, depth - 1) for key in node.keys]
            return {key: self._value(value, depth - 1) for key, value in zip(keys, node.values, strict=True) if isinstance(key, str)}
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "dict":
            return {keyword.arg: self._value(keyword.value, depth - 1) for keyword in node.keywords if keyword.arg is not None}
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
            left, right = self._value(node.left, depth - 1), self._value(node.right, depth - 1)
            if isinstance(left, list) and isinstance(right, list):
                return [*left, *right]
            return left + right if isinstance(left, str) and isinstance(right, str) else left if right is None else right if left is None else None
        return None
