"""The nodes below a node of a syntax tree, found faster than `ast` finds them: an ingest asks for them millions of times."""

from __future__ import annotations

import ast
from collections.abc import Iterator

WITHOUT_NODES = frozenset({
    "arg", "asname", "attr", "conversion", "ctx", "id", "is_async", "kind", "level", "module", "op", "ops", "simple", "tag", "type_comment", "type_ignores",
})  # fmt: skip
BLOCKS = ("body", "handlers", "orelse", "finalbody", "cases")
_fields: dict[type[ast.AST], tuple[str, ...]] = {ast.Constant: (), ast.Name: ()}


def child_nodes(node: ast.AST) -> list[ast.AST]:
    """Return the child nodes in the order of `ast.iter_child_nodes`, without contexts and operators."""
    kind = node.__class__
    fields = _fields.get(kind)
    if fields is None:
        fields = _fields[kind] = tuple(f for f in kind._fields if f not in WITHOUT_NODES)
    found: list[ast.AST] = []
    for name in fields:
        value = getattr(node, name, None)
        if isinstance(value, list):
            found += [v for v in value if isinstance(v, ast.AST)]
        elif isinstance(value, ast.AST):
            found.append(value)
    return found


def walk_blocks(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield the statements of a module, those inside others too, and what holds blocks of them, in the order of `walk`, without expressions."""
    waiting: list[ast.AST] = [*tree.body]
    for one in waiting:
        yield one
        for name in BLOCKS:
            block = getattr(one, name, None)
            if block:
                waiting += block


def walk(node: ast.AST) -> Iterator[ast.AST]:
    """Yield a node and all below it in the order of `ast.walk`, without contexts and operators."""
    waiting = [node]
    for one in waiting:
        yield one
        if one.__class__ is not ast.Name and one.__class__ is not ast.Constant:  # most nodes are one of them
            waiting += child_nodes(one)
