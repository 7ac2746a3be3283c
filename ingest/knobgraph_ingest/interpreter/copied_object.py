"""Objects that are copies of others with some fields changed: a choice among them decides only the fields in which they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knobgraph_graph.fact import NodeKey
from knobgraph_ingest.interpreter.container import Instance
from knobgraph_ingest.interpreter.origin import NO_ORIGINS, FlowKind, Origins
from knobgraph_ingest.interpreter.shape import Key, Native, Shape
from knobgraph_ingest.interpreter.value import ABSENT_VALUE, Value, alike, join_values

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.frame import Guard
    from knobgraph_ingest.interpreter.machine import Machine

MOST_COPIES = 64
OF_ALL = frozenset({"_asdict", "_replace", "copy", "dict", "model_copy", "model_dump"})  # methods whose models take several objects of one class at once


@dataclass(frozen=True, eq=False)
class Copied:
    """Of which objects an object is a copy, what it took from them, and under which conditions it was made."""

    of: tuple[Instance, ...]
    taken: Mapping[Key, Value]
    guards: tuple[Guard, ...]


def copy_of(m: Machine, originals: Sequence[Instance], origins: Origins) -> Instance:
    """Return a copy of the one of these objects of one class that is meant; `origins` chose it."""
    made = m.new_instance(originals[0].cls)
    for name in dict.fromkeys(n for one in originals for n in one.cells):
        made.cells[name] = read_of_all(m, originals, name, origins)
    made.copied = Copied(tuple(originals), dict(made.cells), tuple(m.guards))
    return made


def read_of_all(m: Machine, objects: Sequence[Instance], name: Key, origins: Origins) -> Value:
    """Return what the one of these objects that is meant holds under a name; `origins`, which chose it, are said where they differ."""
    held = [one.cells.get(name, ABSENT_VALUE) for one in objects]
    joined = join_values(held)
    differ = any(not alike(h, held[0]) for h in held[1:])
    return joined.plus(controlling(m, objects, name, origins)) if differ else joined


def controlling(m: Machine, alternatives: Sequence[Shape], name: Key, origins: Origins) -> Origins:
    """Return which of the origins that chose among objects decide an attribute in which they differ."""
    if not origins:
        return NO_ORIGINS
    idle = _idle(m, alternatives, name)
    return {s: o for s, o in origins.items() if s not in idle or o.kind is not FlowKind.CONTROLS} if idle else origins


def _idle(m: Machine, alternatives: Sequence[Shape], name: Key) -> set[NodeKey]:
    """Return what decided only that copies were made which took over an attribute as it was, each a copy of whichever of the originals it is.

    What holds here as well as where a copy was made decided nothing between the two.
    """
    objects = [s for s in alternatives if isinstance(s, Instance) and name in s.cells]
    if len(objects) < len(alternatives):
        return set()
    family: dict[Instance, frozenset[Instance]] = {}
    for one in objects:
        _originals(one, family)
    if len(family) > MOST_COPIES or all(one.copied is None for one in objects):
        return set()
    everything = frozenset(one for one in family if one.copied is None)
    changing: set[Guard] = set()
    keeping: set[Guard] = set()
    for one, originals in family.items():
        if (copied := one.copied) is not None:
            kept = originals == everything and one.cells.get(name) is copied.taken.get(name)
            (keeping if kept else changing).update(copied.guards)
    return {s for g in keeping - changing for s in g.origins} - {s for g in changing.difference(m.guards) for s in g.origins}


def _originals(one: Instance, family: dict[Instance, frozenset[Instance]]) -> frozenset[Instance]:
    """Return of which objects that are no copies an object is a copy, and note it of all between them."""
    known = family.get(one)
    if known is None:
        copied = one.copied
        known = frozenset((one,)) if copied is None or len(family) > MOST_COPIES else frozenset(o for other in copied.of for o in _originals(other, family))
        family[one] = known
    return known


def method_of_all(alternatives: Sequence[Shape], name: str, methods: Sequence[Value], origins: Origins) -> Value | None:
    """Return the one method of several objects that knows in which fields they differ, None where each has its own."""
    first = alternatives[0]
    if name not in OF_ALL or not isinstance(first, Instance) or not methods or not isinstance(found := methods[0].only, Native):
        return None
    for shape, value in zip(alternatives, methods, strict=True):
        method = value.only
        if not isinstance(shape, Instance) or shape.cls is not first.cls or not isinstance(method, Native):
            return None
        if method.name != found.name or method.receiver is None or method.receiver.only is not shape:
            return None
    return Value((Native(found.name, found.run, Value(tuple(alternatives), origins)),))
