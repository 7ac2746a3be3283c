"""How many items a value has, and so how many turns a loop over it takes: what decided that."""

from __future__ import annotations

from knobgraph_ingest.interpreter.container import ListShape
from knobgraph_ingest.interpreter.origin import NO_ORIGINS, Origins, join_origins
from knobgraph_ingest.interpreter.value import Value


def turns_of(value: Value) -> Origins:
    """Return where the number of a value's items comes from: from where the value itself does, and from what the comprehension ran over that made it."""
    noted = noted_turns(value)
    return join_origins(value.origins, noted) if noted else value.origins


def noted_turns(value: Value) -> Origins:
    """Return what the comprehensions ran over that made a value, where only a run knows how many items that had."""
    found = [s.turns for s in value.shapes if isinstance(s, ListShape) and s.turns]
    return join_origins(*found) if found else NO_ORIGINS
