"""What the properties of config objects are computed from, also where the entry point itself never asks for them."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter.container import ClassShape, DictShape, Instance, ListShape, Scope
from knobgraph_ingest.interpreter.diverged import Diverged
from knobgraph_ingest.interpreter.frame import Frame
from knobgraph_ingest.interpreter.mro import linearise
from knobgraph_ingest.interpreter.shape import Descriptor
from knobgraph_ingest.interpreter.value import Value

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.machine import Machine

MOST_STATEMENTS = 20_000
KEPT_DEPTH = 1  # an object that is kept in a container of another one


def read_properties(m: Machine) -> None:
    """Compute every property of the objects that flags reached, or that keep such objects; that counts as no read of anything."""
    reads, m.lineage.reads = m.lineage.reads, {}
    uses, m.lineage.uses = m.lineage.uses, {}
    m.guards.clear()
    for spent in (m.runs, m.costs, m.idle, m.inert):
        spent.clear()
    m.statements_left = min(m.statements_left, MOST_STATEMENTS)
    try:
        keepers = {cls: keeper for cls, keeper in m.keepers.items() if cls not in m.holders and _properties(cls) and _keeps_holder(m, keeper, KEPT_DEPTH)}
        for cls, holder in [*m.holders.items(), *keepers.items()]:
            for name in _properties(cls):
                if cls.module is None:
                    continue
                frame = Frame(Scope(cls.module, None, cls.module.cells), cls.module)
                m.stack[:] = [frame]
                try:
                    m.get_attribute(Value((holder,)), name, frame, ast.Pass(lineno=0, col_offset=0))
                except Diverged:
                    continue
    finally:
        m.lineage.reads = reads
        m.lineage.uses = uses


def _keeps_holder(m: Machine, shape: Instance | DictShape | ListShape, depth: int) -> bool:
    for value in shape.cells.values():
        for inner in value.shapes:
            if isinstance(inner, Instance) and inner.cls in m.holders:
                return True
            if depth and isinstance(inner, (Instance, DictShape, ListShape)) and _keeps_holder(m, inner, depth - 1):
                return True
    return False


def _properties(cls: ClassShape) -> list[str]:
    names: dict[str, None] = {}
    for one in linearise(cls):
        for name, value in one.cells.items():
            if isinstance(name, str) and any(isinstance(s, Descriptor) and s.kind in ("property", "cached_property") for s in value.shapes):
                names[name] = None
    return list(names)
