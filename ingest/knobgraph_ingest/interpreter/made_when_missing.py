"""The container that code makes and stores under a key because the key is missing: one with that of the paths where it is there."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter.container import DictShape, ListShape
from knobgraph_ingest.interpreter.frame import Frame
from knobgraph_ingest.interpreter.shape import ABSENT, REST, External
from knobgraph_ingest.interpreter.value import ABSENT_VALUE, Narrowed, Value

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.machine import Machine

MAKERS = frozenset({"builtins.dict", "builtins.list", "builtins.set", "collections.OrderedDict"})


def stored_container(m: Machine, target: ast.expr, made: ast.expr, value: Value, serial: int, frame: Frame) -> Value:
    """Return what `target = made` stores: of a container that is empty and newer than `serial`, the one that stands there on other paths.

    `if key not in table: table[key] = {}` leaves one container under the key, whichever path made it: two would make what is stored in
    it later depend on which of them it is. What it held is perhaps not in it then.
    """
    fresh = value.only
    if not isinstance(fresh, (DictShape, ListShape)) or fresh.cells or fresh.serial <= serial or not _is_made_here(m, made, frame):
        return value
    if not (isinstance(target, ast.Subscript) and isinstance(target.value, (ast.Name, ast.Attribute)) and isinstance(target.slice, (ast.Name, ast.Constant))):
        return value
    table = m.looked_at(target.value, frame).only
    key = m.handed_on(target.slice, frame).constant()
    if not isinstance(table, DictShape) or key is None or table.mirror is not None:
        return value
    held = table.cells.get(key.value, ABSENT_VALUE)
    if isinstance(held, Narrowed) and held.shapes == (ABSENT,):
        return _of_other_paths(m, held.whole, fresh) or value
    fresh.grown = True
    return value


def default_container(m: Machine, table: DictShape, key: Value, made: ast.expr | None, value: Value, frame: Frame) -> Value | None:
    """Return what `table.setdefault(key, made)` leaves under a key that may be there: the container of the paths where it is, else nothing."""
    fresh, known = value.only, key.constant()
    if not isinstance(fresh, (DictShape, ListShape)) or fresh.cells or known is None or table.mirror is not None:
        return None
    if made is None or not _is_made_here(m, made, frame):
        return None
    held = table.cells.get(known.value, ABSENT_VALUE)
    return _of_other_paths(m, held, fresh) if held.may_be_absent() else None


def _of_other_paths(m: Machine, held: Value, fresh: DictShape | ListShape) -> Value | None:
    """Return the only container that was made for a key on the other paths, where there is one; else `fresh` is that from now on."""
    there = [s for s in held.shapes if s is not ABSENT]
    known = there[0] if len(there) == 1 else None
    if known.__class__ is not fresh.__class__ or not isinstance(known, (DictShape, ListShape)) or not known.grown or _is_special(known) or _is_special(fresh):
        fresh.grown = not there
        return None
    for name in list(known.cells):
        if name is not REST:
            m.heap.doubt(known.cells, name)
    return Value((known,))


def _is_special(shape: DictShape | ListShape) -> bool:
    """Whether a container is more than what was stored in it."""
    return isinstance(shape, DictShape) and (shape.mirror is not None or shape.default_factory is not None)


def _is_made_here(m: Machine, made: ast.expr, frame: Frame) -> bool:
    """Whether an expression makes a new container that nothing else can know."""
    if isinstance(made, (ast.Dict, ast.List)):
        return True
    if not isinstance(made, ast.Call) or made.args or made.keywords or not isinstance(made.func, (ast.Name, ast.Attribute)):
        return False
    maker = m.looked_at(made.func, frame).only
    return isinstance(maker, External) and maker.name in MAKERS
