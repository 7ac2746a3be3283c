"""Functions that remember what they returned (`functools.lru_cache`): the same arguments give the same object again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter import subscript
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.container import FunctionShape
from knobgraph_ingest.interpreter.shape import ABSENT, Key, Native
from knobgraph_ingest.interpreter.value import ABSENT_VALUE, UNKNOWN, Value

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.machine import Machine

MARK = "call remembered"


def remember(function: FunctionShape) -> None:
    """Let a function remember what it returns from now on, until its `cache_clear` is called."""

    def forget(m: Machine, _: Call) -> Value:
        for key in [k for k in function.cells if isinstance(k, tuple) and k[0] == MARK]:
            m.heap.write(function.cells, key, ABSENT_VALUE)
        return UNKNOWN

    function.remembers = True
    function.cells["cache_clear"] = Value((Native("cache_clear", forget),))


def key_of(function: FunctionShape, call: Call) -> Key | None:
    """Return what a call is remembered under, None where it is not: arguments that only a run knows may be others each time."""
    if not function.remembers or call.rest is not None or call.keyword_rest is not None:
        return None
    parts: list[Key] = [MARK]
    for name, value in [*enumerate(call.args), *call.keywords.items()]:
        part = subscript.key_of(value.shapes[0]) if len(value.shapes) == 1 else None
        if part is None:
            return None
        parts.extend((name, part))
    return tuple(parts)


def recalled(function: FunctionShape, key: Key) -> Value | None:
    """Return what an earlier call returned, None where there was none on any path."""
    held = function.cells.get(key)
    return held.present() if held is not None and held.shapes != (ABSENT,) else None
