"""Turns over words: where an item may only be one of a few known words, each has a turn of its own."""

from __future__ import annotations

from knobgraph_ingest.interpreter.shape import Const
from knobgraph_ingest.interpreter.value import Value

MOST_WORDS = 8


def each_word(item: Value) -> list[Value]:
    """Return a value for each word that an item may be, only the item itself where it may be anything else or one of too many."""
    if not 1 < len(item.shapes) <= MOST_WORDS or not all(isinstance(s, Const) and isinstance(s.value, str) for s in item.shapes):
        return [item]
    return [Value((shape,), item.origins) for shape in item.shapes]
