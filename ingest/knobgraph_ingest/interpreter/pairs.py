"""Pairs of a key and a value that a dict is made of."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter.container import DictShape
from knobgraph_ingest.interpreter.origin import FlowKind, weaken
from knobgraph_ingest.interpreter.shape import REST, Shape, TupleShape
from knobgraph_ingest.interpreter.subscript import items_of, key_of, store_key
from knobgraph_ingest.interpreter.value import ABSENT_VALUE, Value, join_values, unknown

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.frame import Frame
    from knobgraph_ingest.interpreter.machine import Machine


def merge_pairs(m: Machine, into: DictShape, value: Value, frame: Frame, node: ast.AST) -> None:
    """Store each pair that iterating over a value yields; of pairs in unknown number, each that there may be."""
    known, more = items_of(m, value, frame, node, doubtful=True)
    pairs = [_pair(item) for item in known]
    several = _pair(more) if more is not None else None
    if None in pairs or (several is None) is not (more is None):
        m.write_item(into, REST, unknown(weaken(m.deep_origins(value), FlowKind.DERIVES)), (frame.path, getattr(node, "lineno", 0)))
        return
    for item, pair in zip(known, pairs, strict=True):
        assert pair is not None
        name, stored = pair.items
        if item.may_be_absent() and name.constant() is not None:
            stored = join_values((stored.plus(weaken(item.origins, FlowKind.CONTROLS)), _present(into, name)))
        store_key(m, into, name, stored, frame, node)
    if several is not None and more is not None:
        name, stored = several.items
        stored = stored.plus(weaken(more.origins, FlowKind.DERIVES))
        store_key(m, into, name, stored if name.constant() is None else join_values((stored, _present(into, name))), frame, node)


def _pair(item: Value) -> TupleShape | None:
    only = item.present().only
    return only if isinstance(only, TupleShape) and len(only.items) == 2 else None


def _present(into: DictShape, name: Value) -> Value:
    shape: Shape = name.shapes[0]
    return into.cells.get(key_of(shape), ABSENT_VALUE)
