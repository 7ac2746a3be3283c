"""What a branch knows to have one value only: inside it that value decides nothing any more."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from knobgraph_graph.fact import NodeKey
from knobgraph_ingest.interpreter.container import Instance
from knobgraph_ingest.interpreter.origin import FlowKind, Origins

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.frame import Frame
    from knobgraph_ingest.interpreter.machine import Machine
    from knobgraph_ingest.interpreter.value import Value


def pinned_by(test: ast.expr, frame: Frame, *, outcome: bool) -> NodeKey | None:
    """Return the source whose value is one constant where the test, after it has narrowed, has this outcome; None where something else has a part in it.

    Nothing is evaluated for it: what the test reads has just been read.
    """
    while isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        test, outcome = test.operand, not outcome
    held = _held(test.left if isinstance(test, ast.Compare) and len(test.ops) == 1 else test, frame)
    if not held or not (_equals_constant(test, outcome=outcome) or all(v.constant() == held[0].constant() is not None for v in held)):
        return None
    origins = {source: origin.kind for value in held for source, origin in value.origins.items()}
    only = next(iter(origins)) if len(origins) == 1 and all(v.origins for v in held) else None
    return only if only is not None and origins[only] is FlowKind.ASSIGNS else None


def _held(node: ast.expr, frame: Frame) -> list[Value]:
    """Return what a local name, or an attribute of one, holds in each object that it may be; nothing where one of them is not known."""
    name = node.value if isinstance(node, ast.Attribute) else node
    holder = frame.scope.cells.get(name.id) if isinstance(name, ast.Name) and not frame.scope.is_class else None
    if holder is None or not isinstance(node, ast.Attribute):
        return [holder] if holder is not None else []
    held = [shape.cells.get(node.attr) if isinstance(shape, Instance) else None for shape in holder.shapes]
    return [v for v in held if v is not None] if None not in held else []


def _equals_constant(test: ast.expr, *, outcome: bool) -> bool:
    """Whether this outcome says that something is equal to a constant."""
    if not isinstance(test, ast.Compare) or not isinstance(test.comparators[0], ast.Constant):
        return False
    return isinstance(test.ops[0], ast.Eq if outcome else ast.NotEq)


def undecided(m: Machine, origins: Origins) -> Origins:
    """Return the origins without those that only decided, and have one value wherever this runs."""
    pinned = {g.pinned for g in m.guards if g.pinned is not None}
    if not pinned or not any(o.kind is FlowKind.CONTROLS and s in pinned for s, o in origins.items()):
        return origins
    return {s: o for s, o in origins.items() if o.kind is not FlowKind.CONTROLS or s not in pinned}
