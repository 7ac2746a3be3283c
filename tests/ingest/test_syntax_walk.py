"""Our own walk of a syntax tree against the one of `ast`."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from knobgraph_ingest.syntax_walk import child_nodes, walk

OWN = Path(__file__).parents[2]
PASSED_OVER = (ast.expr_context, ast.operator, ast.cmpop, ast.boolop, ast.unaryop)
UNUSUAL = """
async def f(a, /, b: int = 1, *c, d=2, **e) -> int:
    global g
    async with a as x, b: yield
    match a:
        case {"k": 1, **rest} | [_, *more] as whole if not b: del a[1:2, ...]
    return {**e, "x": [i async for i in a if i], "y": (lambda q: -q)(b), "z": f"{a!r:>{b}}", "w": a < b <= 3 and (n := 4)}
"""


def _same(tree: ast.AST) -> None:
    kept = [n for n in ast.walk(tree) if not isinstance(n, PASSED_OVER)]
    assert list(walk(tree)) == kept
    for node in kept:
        assert child_nodes(node) == [n for n in ast.iter_child_nodes(node) if not isinstance(n, PASSED_OVER)]


def test_it_finds_the_same_nodes_in_the_same_order() -> None:
    paths = sorted((OWN / "ingest").rglob("*.py"))
    assert len(paths) > 100
    for path in paths:
        _same(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("text", [UNUSUAL, "type X = int\n", "try: pass\nexcept* E as e: raise X from e\n"])
def test_unusual_statements_too(text: str) -> None:
    try:
        tree = ast.parse(text)
    except SyntaxError:
        pytest.skip("a statement of a later Python")
    _same(tree)
