"""Names that passed a test whether a table has them as a key: inside the branch they are one of its keys."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter.command_line import COMMAND_LINE
from knobgraph_ingest.interpreter.container import DictShape, ListShape
from knobgraph_ingest.interpreter.place import place_of
from knobgraph_ingest.interpreter.shape import ABSENT, REST, Const, Key, Shape, TupleShape, Unknown
from knobgraph_ingest.interpreter.value import MOST_SHAPES, Narrowed, Value, const

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.container import Cells
    from knobgraph_ingest.interpreter.frame import Frame
    from knobgraph_ingest.interpreter.machine import Machine


@dataclass(frozen=True, eq=False)
class Lookup:
    """What a table has under the key that a name holds: each entry that it may be, and what is found where there is none."""

    key: str
    entries: tuple[tuple[Const, Value], ...]
    default: Value | None


@dataclass(frozen=True, eq=False)
class KeptLookup:
    """A lookup whose outcome a name keeps: `found` is the outcome, `key` what the name of the key held."""

    lookup: Lookup
    found: Value
    key: Value


def narrow_to_items(m: Machine, node: ast.expr, container: Value, frame: Frame, *, inside: bool) -> bool:
    """Narrow what passed `node in container` to the words that the container holds; False where those are not known."""
    words = _words(container)
    place = place_of(m, node, frame) if words is not None else None
    value = place[0].get(place[1]) if place is not None else None
    if words is None or place is None or value is None:
        return False
    if inside:
        _narrow_to(m, *place, value, words, absent=isinstance(node, ast.Call))
    else:
        only = container.only
        certain = {w for w in words if not isinstance(only, DictShape) or ABSENT not in only.cells[_key_of(w)].shapes} if only is not None else set()
        shapes = tuple(s for s in value.shapes if s not in certain)
        if shapes and shapes != value.shapes:
            m.heap.write(*place, Narrowed(shapes, value.origins, value))
    return True


def _narrow_to(m: Machine, cells: Cells, key: Key, value: Value, words: list[Const], *, absent: bool = False) -> None:
    known: dict[Shape, None] = {}
    for shape in value.shapes:
        if isinstance(shape, Unknown):
            if shape.of is not None and shape.of.startswith(COMMAND_LINE):
                return  # which words of the command line are asked for is seen by what they are
            if shape.type_name not in (None, "str") or shape.below is not None:
                known[shape] = None
                continue
            known.update(dict.fromkeys(w for w in words if shape.besides is None or w.value not in shape.besides))
        elif shape in words or not (isinstance(shape, Const) or shape is ABSENT) or (shape is ABSENT and absent):
            known[shape] = None
    shapes = tuple(known)
    if shapes and shapes != value.shapes:
        m.heap.write(cells, key, Narrowed(shapes, value.origins, value))


def _words(container: Value) -> list[Const] | None:
    """Return the strings, and perhaps None, that a container may hold; None where it may hold anything else, or too many."""
    words: dict[Const, None] = {}
    for shape in container.shapes:
        for word in _words_of(shape):
            if word is None or len(words) > MOST_SHAPES:
                return None
            words[word] = None
    return list(words) if len(words) <= MOST_SHAPES else None


def _words_of(shape: Shape) -> Iterator[Const | None]:
    if isinstance(shape, DictShape):
        yield from (_word_of(k) for k, v in shape.cells.items() if v.shapes != (ABSENT,))
    elif isinstance(shape, TupleShape | ListShape):
        for item in shape.items if isinstance(shape, TupleShape) else shape.cells.values():
            for held in item.shapes:
                if held is not ABSENT:
                    yield held if isinstance(held, Const) and (held.value is None or isinstance(held.value, str)) else None
    else:
        yield None


def _word_of(key: Key) -> Const | None:
    if isinstance(key, str):
        return Const(key)
    return Const(None) if key == ("None",) else None


def _key_of(word: Const) -> Key:
    return word.value if word.value is not None else ("None",)


def is_lookup(node: ast.expr) -> bool:
    """Whether an expression asks a table for what it has under the key that a name holds: `table.get(name)` or `table[name]`."""
    if isinstance(node, ast.Subscript):
        return isinstance(node.slice, ast.Name)
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute) or node.func.attr != "get" or node.keywords:
        return False
    return 1 <= len(node.args) <= 2 and isinstance(node.args[0], ast.Name) and (len(node.args) == 1 or isinstance(node.args[1], ast.Constant | ast.Name))


def _lookup(m: Machine, node: ast.expr, frame: Frame) -> tuple[Lookup, Value] | None:
    """Return the lookup that an expression does, with what the name of the key holds; None where there is nothing to learn of the key."""
    if isinstance(node, ast.Subscript):
        table, key, others = node.value, node.slice, None
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        table, key, others = node.func.value, node.args[0], node.args[1:]
    else:
        return None
    if not isinstance(key, ast.Name) or not isinstance(table, ast.Name | ast.Attribute) or frame.scope.is_class:
        return None
    held = frame.scope.cells.get(key.id)
    if held is None or (len(held.shapes) == 1 and not isinstance(held.shapes[0], Unknown)):
        return None
    only = m.looked_at(table, frame).only
    if not isinstance(only, DictShape) or not only.cells or REST in only.cells or len(only.cells) > MOST_SHAPES or only.default_factory is not None:
        return None
    entries: list[tuple[Const, Value]] = []
    for name, value in only.cells.items():
        word = _word_of(name)
        if word is None:
            return None
        entries.append((word, value))
    default = None if others is None else m.handed_on(others[0], frame) if others else const(None)
    return Lookup(key.id, tuple(entries), default), held


def keep_lookup(m: Machine, name: str, node: ast.expr, frame: Frame) -> None:
    """Note that a name has just been bound to the outcome of a lookup, so that what is tested of it later is known of the key."""
    if not is_lookup(node) or name in frame.scope.globals or name in frame.scope.nonlocals:
        return
    asked = _lookup(m, node, frame)
    found = frame.scope.cells.get(name)
    if asked is None or found is None or asked[0].key == name:
        return
    lookup, held = asked
    key = Narrowed(held.shapes, held.origins, held)  # a value of its own: any other store shows
    m.heap.write(frame.scope.cells, lookup.key, key)
    outcome = Narrowed(found.shapes, found.origins, found)
    m.heap.write(frame.scope.cells, name, outcome)
    if frame.lookups is None:
        frame.lookups = {}
    frame.lookups[name] = KeptLookup(lookup, outcome, key)


def narrow_key(m: Machine, node: ast.expr, frame: Frame, keep: Callable[[Shape], bool]) -> None:
    """Narrow the key of the lookup that an expression does, or whose outcome a name keeps, to those whose entries a test lets pass."""
    if isinstance(node, ast.Name):
        kept = frame.lookups.get(node.id) if frame.lookups is not None else None
        if kept is None or not _is_still(frame.scope.cells.get(node.id), kept.found) or not _is_still(frame.scope.cells.get(kept.lookup.key), kept.key):
            return
        lookup = kept.lookup
    else:
        asked = _lookup(m, node, frame) if is_lookup(node) else None
        if asked is None:
            return
        lookup = asked[0]
    if lookup.default is not None and any(keep(s) for s in lookup.default.shapes):
        return
    words = [word for word, value in lookup.entries if any(keep(s) for s in value.shapes if s is not ABSENT)]
    held = frame.scope.cells.get(lookup.key)
    if words and held is not None:
        _narrow_to(m, frame.scope.cells, lookup.key, held, words)


def _is_still(present: Value | None, noted: Value) -> bool:
    while present is not noted and isinstance(present, Narrowed):
        present = present.whole
    return present is noted
