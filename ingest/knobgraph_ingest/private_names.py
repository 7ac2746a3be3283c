"""Gives the private names of a class (`__name`) the names that a run knows them by (`_Class__name`), and those as they are written."""

from __future__ import annotations

import ast
import re

from knobgraph_ingest.syntax_walk import child_nodes

PRIVATE = re.compile(r"\b__\w*[^\W_]_?\b")
MANGLED = re.compile(r"\b_\w+__\w+")
_written: dict[str, str] = {}


def mangle_private_names(tree: ast.Module, text: str) -> None:
    """Rename what is private inside the classes of a tree, so that classes of one object keep theirs apart."""
    if PRIVATE.search(text) is None:
        return
    waiting: list[tuple[ast.AST, str]] = [(tree, "")]
    for node, owner in waiting:
        if isinstance(node, ast.ClassDef):
            inner = node.name.lstrip("_")
            node.name = _named(node.name, owner)
            outside = {id(n) for n in (*node.decorator_list, *node.bases, *node.keywords)}
            waiting += [(child, owner if id(child) in outside else inner) for child in child_nodes(node)]
            continue
        if owner:
            _rename(node, owner)
        waiting += [(child, owner) for child in child_nodes(node)]


def as_written(text: str) -> str:
    """Return an expression with its private names as they are written."""
    return MANGLED.sub(lambda found: _written.get(found[0], found[0]), text) if _written and "__" in text else text


def _rename(node: ast.AST, owner: str) -> None:
    if isinstance(node, ast.Attribute):
        node.attr = _named(node.attr, owner)
    elif isinstance(node, ast.Name):
        node.id = _named(node.id, owner)
    elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        node.name = _named(node.name, owner)
    elif isinstance(node, ast.arg):
        node.arg = _named(node.arg, owner)
    elif isinstance(node, ast.keyword | ast.ExceptHandler | ast.MatchAs | ast.MatchStar):
        _rename_optional(node, owner)
    elif isinstance(node, ast.Global | ast.Nonlocal):
        node.names = [_named(n, owner) for n in node.names]


def _rename_optional(node: ast.keyword | ast.ExceptHandler | ast.MatchAs | ast.MatchStar, owner: str) -> None:
    if isinstance(node, ast.keyword):
        node.arg = _named(node.arg, owner) if node.arg else None
    else:
        node.name = _named(node.name, owner) if node.name else None


def _named(name: str, owner: str) -> str:
    if not owner or not name.startswith("__") or name.endswith("__"):
        return name
    mangled = f"_{owner}{name}"
    _written[mangled] = name
    return mangled
