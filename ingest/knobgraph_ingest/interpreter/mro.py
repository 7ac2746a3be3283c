"""The order in which classes are searched (C3 linearisation, Python data model section 3.3.3)."""

from __future__ import annotations

from knobgraph_ingest.interpreter.container import ClassShape
from knobgraph_ingest.interpreter.value import Value, join_values


def parents(cls: ClassShape) -> list[ClassShape]:
    """Return the known base classes, in order."""
    return [s for base in cls.bases for s in base.shapes[:1] if isinstance(s, ClassShape)]


def linearise(cls: ClassShape) -> list[ClassShape]:
    """Return the method resolution order of a class, itself first; bases that contradict each other keep first-seen order."""
    known = cls.order
    if known is None or known[0] is not cls.bases:
        known = cls.order = (cls.bases, _merge(cls, ()))
    return known[1]


def _merge(cls: ClassShape, above: tuple[ClassShape, ...]) -> list[ClassShape]:
    if cls in above:
        return []
    bases = parents(cls)
    if not bases:
        return [cls]
    if len(bases) == 1:
        return [cls, *_merge(bases[0], (*above, cls))]
    sequences = [_merge(b, (*above, cls)) for b in bases] + [list(bases)]
    result = [cls]
    while any(sequences):
        sequences = [s for s in sequences if s]
        head = next((s[0] for s in sequences if not any(s[0] in other[1:] for other in sequences)), sequences[0][0])
        result.append(head)
        sequences = [[c for c in s if c is not head] for s in sequences]
    return result


def look_up(cls: ClassShape, name: str) -> Value | None:
    """Return a class attribute by the resolution order, None where no own class has it; of a base that may be missing, beside what is next."""
    perhaps: list[Value] = []
    for one in linearise(cls):
        found = one.cells.get(name)
        if found is not None and one.external is None:
            perhaps.append(found)
            if one not in cls.doubtful:
                break
    return join_values(perhaps) if perhaps else None
