"""Fields that a branch knows to have one value only: inside it they decide nothing any more."""

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


def pinned_by(m: Machine, test: ast.expr, frame: Frame, *, outcome: bool) -> NodeKey | None:
    """Return the field that has one value only where the test, after it has narrowed, has this outcome; None where something else has a part in it.

    A field stands for all objects of its class and all times: it has one value only where it was stored once. A name may hold other things
    beside what it took from a field, so the test has to read the attribute itself. Nothing is evaluated for it: what it reads was just read.
    """
    while isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        test, outcome = test.operand, not outcome
    held = _held(test.left if isinstance(test, ast.Compare) and len(test.ops) == 1 else test, frame)
    if held is None or len(held.origins) != 1 or not (_equals_constant(test, outcome=outcome) or held.constant() is not None):
        return None
    only, origin = next(iter(held.origins.items()))
    return only if origin.kind is FlowKind.ASSIGNS and m.stores.get(only) == 1 else None


def _held(node: ast.expr, frame: Frame) -> Value | None:
    """Return what an attribute of the one object that a local name holds has stored."""
    if not isinstance(node, ast.Attribute) or not isinstance(node.value, ast.Name) or frame.scope.is_class:
        return None
    holder = frame.scope.cells.get(node.value.id)
    shape = holder.only if holder is not None else None
    return shape.cells.get(node.attr) if isinstance(shape, Instance) else None


def _equals_constant(test: ast.expr, *, outcome: bool) -> bool:
    """Whether this outcome says that something is equal to a constant."""
    if not isinstance(test, ast.Compare) or not isinstance(test.comparators[0], ast.Constant):
        return False
    return isinstance(test.ops[0], ast.Eq if outcome else ast.NotEq)


def undecided(m: Machine, origins: Origins) -> Origins:
    """Return the origins without those that only decided, and have one value wherever this runs."""
    pinned = {g.pinned for g in m.guards if g.pinned is not None and m.stores.get(g.pinned) == 1}
    if not pinned or not any(o.kind is FlowKind.CONTROLS and s in pinned for s, o in origins.items()):
        return origins
    return {s: o for s, o in origins.items() if o.kind is not FlowKind.CONTROLS or s not in pinned}
