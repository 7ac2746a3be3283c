"""The line where an argument of a call is written, which may span several lines or be made before."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from knobgraph_ingest.source_tree import SourceTree
from knobgraph_ingest.syntax_walk import walk

TOKEN = re.compile(r"\"[^\"]*\"|'[^']*'|-?[\w.]+(?:[eE][-+]?\d+)?")
Function = ast.FunctionDef | ast.AsyncFunctionDef


class KeywordPlaces:
    """Finds the lines where arguments are written, walking each file once."""

    def __init__(self, tree: SourceTree) -> None:
        self._tree = tree
        self._nodes: dict[str, list[ast.Call | Function]] = {}

    def line_of(self, path: str, line: int, name: str) -> int:
        """Return the line of the argument `name` of a call that begins at `line`; that line itself where it is not found.

        Of a call with `**kwargs` it is the last line before in the same function that gives a dict that key.
        """
        around = [n for n in self._all(path) if n.lineno <= line <= (n.end_lineno or n.lineno)]
        calls = [n for n in around if isinstance(n, ast.Call)]
        for call in reversed(calls):
            for keyword in call.keywords:
                if keyword.arg == name and call.lineno == line:
                    return keyword.value.lineno
        functions = [n for n in around if not isinstance(n, ast.Call)]
        if not functions or all(k.arg is not None for c in calls for k in c.keywords):
            return line
        return max((n for n in _keys(functions[-1], name) if n <= line), default=line)

    def _all(self, path: str) -> list[ast.Call | Function]:
        if path not in self._nodes:
            self._nodes[path] = [n for n in self._tree.nodes(path) if isinstance(n, ast.Call | Function)]
        return self._nodes[path]


def _keys(scope: ast.AST, name: str) -> Iterator[int]:
    for node in walk(scope):
        if isinstance(node, ast.Dict):
            yield from (v.lineno for k, v in zip(node.keys, node.values, strict=True) if isinstance(k, ast.Constant) and k.value == name)
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Subscript) and isinstance(target.slice, ast.Constant) and target.slice.value == name:
                    yield node.lineno


def is_written(value: str, text: str) -> bool:
    """Return whether a constant, as Python writes it, stands in a line in any spelling."""
    wanted = ast.literal_eval(value) if value[:1] in "'\"-0123456789" else None
    for token in TOKEN.findall(text):
        try:
            found = ast.literal_eval(token)
        except (ValueError, SyntaxError):
            continue
        if token == value or (wanted is not None and found == wanted and not isinstance(found, bool)):
            return True
    return False
