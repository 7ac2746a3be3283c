"""Places: the cell that a name or an attribute stands for, which a condition may make narrower."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter.container import Cells, Instance
from knobgraph_ingest.interpreter.shape import External, Key

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.frame import Frame
    from knobgraph_ingest.interpreter.machine import Machine


def read_by_name(m: Machine, node: ast.expr, frame: Frame) -> ast.Attribute | None:
    """Return what `getattr(thing, "name")` reads as the attribute that it is; None for anything else."""
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id != "getattr" or not 2 <= len(node.args) <= 3:
        return None
    name = node.args[1]
    if not isinstance(name, ast.Constant) or not isinstance(name.value, str) or m.handed_on(node.func, frame).only != External("builtins.getattr"):
        return None
    return ast.Attribute(node.args[0], name.value, ast.Load(), lineno=node.lineno, col_offset=node.col_offset)


def place_of(m: Machine, node: ast.expr, frame: Frame) -> tuple[Cells, Key] | None:
    """Return the cell that a name or a plain attribute of one known object stands for."""
    if isinstance(node, ast.Name):
        if node.id in frame.scope.cells and not frame.scope.is_class:
            return frame.scope.cells, node.id
        return None
    node = read_by_name(m, node, frame) or node
    if isinstance(node, ast.Attribute) and isinstance(node.value, (ast.Name, ast.Attribute)):
        holder = place_of(m, node.value, frame)
        if holder is None:
            return None
        held = holder[0].get(holder[1])
        only = held.only if held is not None else None
        if isinstance(only, Instance) and node.attr in only.cells:
            return only.cells, node.attr
    return None
