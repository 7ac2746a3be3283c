"""Words of the command line that a program asks for itself: `"--config" in sys.argv`, beside what a parser does."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter.command_line import COMMAND_LINE, is_command_line
from knobgraph_ingest.interpreter.container import DictShape, ListShape
from knobgraph_ingest.interpreter.shape import REST, Const, External, Native, Shape, TupleShape, Unknown

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.call import Call
    from knobgraph_ingest.interpreter.frame import Frame
    from knobgraph_ingest.interpreter.machine import Machine
    from knobgraph_ingest.interpreter.value import Value

OF_IT = (f"{COMMAND_LINE}[", f"{COMMAND_LINE}.")
METHODS = frozenset({"count", "find", "index", "remove", "startswith"})


def note_comparison(m: Machine, left: Value, right: Value, frame: Frame, node: ast.AST) -> None:
    """Record that what only a run knows was compared with the words of options, which a flag may have that is declared later."""
    for mine, other in ((left, right), (right, left)):
        words = [w for s in mine.shapes for w in _words(s)]
        if words:
            _note(m, words, _may_be_given(other.shapes), (frame.path, getattr(node, "lineno", 0)))


def note_call(m: Machine, callee: Value, call: Call) -> None:
    """Record that a method of what only a run knows was given the word of an option."""
    words = [w for value in call.args[:1] for s in value.shapes for w in _words(s)]
    if words:
        _note(m, words, _may_be_given(_receivers(callee)), (call.frame.path, getattr(call.node, "lineno", 0)))


def _note(m: Machine, words: Iterable[str], given: bool | None, place: tuple[str, int]) -> None:
    if given is not None:
        for word in words:
            m.lineage.asked_words.setdefault((m.entry_point, word.partition("=")[0], given), set()).add(place)


def _words(shape: Shape) -> Iterator[str]:
    if isinstance(shape, Const):
        if isinstance(shape.value, str) and shape.value.startswith("-"):
            yield shape.value
        return
    if isinstance(shape, DictShape):
        yield from (k for k in shape.cells if isinstance(k, str) and k.startswith("-"))
    items = shape.items if isinstance(shape, TupleShape) else tuple(shape.cells.values()) if isinstance(shape, ListShape) else ()
    for item in items:
        yield from (s.value for s in item.shapes if isinstance(s, Const) and isinstance(s.value, str) and s.value.startswith("-"))


def _receivers(callee: Value) -> Iterator[Shape]:
    for shape in callee.shapes:
        if not isinstance(shape, Native):
            yield shape
        elif shape.receiver is not None:
            yield from shape.receiver.shapes


def _may_be_given(shapes: Iterable[Shape]) -> bool | None:
    """Whether the command line is asked, or one of its words; False where that is not known, None where all that is asked is known."""
    found: bool | None = None
    for shape in shapes:
        if isinstance(shape, ListShape):
            rest = shape.cells.get(REST)
            one = _may_be_given(rest.shapes) if rest is not None else None
        elif is_command_line(shape):
            one = True
        elif isinstance(shape, (External, Unknown)):
            name = shape.name if isinstance(shape, External) else shape.of
            one = name is not None and name.startswith(OF_IT)
        else:
            one = None
        found = one if found is None else found or bool(one)
    return found
