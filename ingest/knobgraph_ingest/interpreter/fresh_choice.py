"""An expression that makes one of several new dicts: nothing else knows any of them, so they are one dict that holds what either may hold."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter.container import DictShape
from knobgraph_ingest.interpreter.origin import Origins, join_origins
from knobgraph_ingest.interpreter.shape import External, Native
from knobgraph_ingest.interpreter.value import ABSENT_VALUE, Value, alike, join_values

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.frame import Frame
    from knobgraph_ingest.interpreter.machine import Machine

READERS = ("load", "loads", "safe_load", "full_load")  # of json, yaml, tomllib and their like
MAKERS = ("builtins.dict", "collections.OrderedDict", "copy.copy", "copy.deepcopy", "dataclasses.asdict", "dict.copy")


def one_dict(m: Machine, nodes: Sequence[ast.expr], values: Sequence[Value], serial: int, controls: Origins, frame: Frame) -> Value | None:
    """Return the one dict that stands for several, which these expressions have made since `serial`; None where one of them may be known elsewhere.

    Where they differ, `controls` decided what is there.
    """
    tables: list[DictShape] = []
    for node, value in zip(nodes, values, strict=True):
        only = value.only
        if not isinstance(only, DictShape) or only.serial <= serial or not _is_new(m, node, frame):
            return None
        if only.owners or only.mirror is not None or only.default_factory is not None or only.cells.stores is not None:
            return None
        tables.append(only)
    made = m.new_dict()
    for key in dict.fromkeys(key for table in tables for key in table.cells):
        held = [table.cells.get(key, ABSENT_VALUE) for table in tables]
        joined = join_values(held)
        made.cells[key] = joined if all(alike(h, held[0]) for h in held) else joined.plus(controls)
    contents = [table.content for table in tables if table.content is not None]
    made.content = join_origins(*contents) if contents else None
    return Value((made,), join_values(values).origins)


def _is_new(m: Machine, node: ast.expr, frame: Frame) -> bool:
    """Whether an expression makes something that nothing else knows: a display, a copy, or what a file holds."""
    if isinstance(node, (ast.Dict, ast.DictComp)):
        return True
    if not isinstance(node, ast.Call) or not isinstance(node.func, (ast.Name, ast.Attribute)):
        return False
    maker = m.looked_at(node.func, frame).only
    return isinstance(maker, (External, Native)) and (maker.name in MAKERS or (isinstance(maker, External) and maker.name.rpartition(".")[2] in READERS))
