"""What stands under a name in a mapping that has entries whose names only a run knows, and what a parameter gets from `**` of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter import escape
from knobgraph_ingest.interpreter.container import Container
from knobgraph_ingest.interpreter.origin import FlowKind, roots_of
from knobgraph_ingest.interpreter.shape import Unknown
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, join_values

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.call import Call
    from knobgraph_ingest.interpreter.machine import Machine


OPEN = "which parameters the entries under unknown names fill here only a run knows"


def given_or_default(m: Machine, call: Call, default: Value | None) -> Value | None:
    """Return what a parameter holds that no known name gives: an entry under an unknown name, or its default.

    Where the call gives other names and nothing is known of the entries but that several flags reach them, nothing tells that a parameter
    with a default is among them, nor which of the flags it holds: it is unknown, and is not said to hold all of them.
    """
    entry = call.keyword_rest
    if entry is None:
        return default
    if default is None:
        return entry
    if call.keywords and _of_several(entry):
        m.bound(call.frame, call.node, OPEN, hides=False)
        escape.leave_open(m, [entry], call, OPEN)
        entry = UNKNOWN
    return join_values((entry, default))


def perhaps_unnamed(entry: Value, unnamed: Value | None) -> Value:
    """Return what may be under a name whose entry may not be there, in a mapping that has entries under unknown names as well.

    Of entries that several flags reach nothing tells which of them is meant, nor which of them a container under an unknown name holds:
    they are not said to be under it.
    """
    if unnamed is None or not entry.may_be_absent() or _of_several(unnamed) or any(isinstance(s, Container) for s in unnamed.shapes):
        return entry
    return join_values((entry, unnamed))


def _of_several(entry: Value) -> bool:
    """Whether nothing is known of a value but that several flags or fields reach it; the entries of a file are known to be the file's."""
    if not all(isinstance(s, Unknown) for s in entry.present().shapes) or any(s.id.startswith("file:") for s in entry.origins if s.label == "Knob"):
        return False
    held = {source: origin for source, origin in entry.origins.items() if origin.kind is not FlowKind.CONTROLS}
    return max(len(held), len(roots_of(held))) > 1
