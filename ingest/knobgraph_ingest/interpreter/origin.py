"""Where a value came from: origins, their kind, and the source lines they passed."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum
from typing import TypeAlias

from knobgraph_graph.fact import NodeKey


class FlowKind(IntEnum):
    """How a value reaches a target; the larger number is the stronger claim."""

    CONTROLS = 0
    DERIVES = 1
    ASSIGNS = 2


class Step:
    """One source line a value passed, and the step before it."""

    __slots__ = ("length", "line", "path", "previous")

    def __init__(self, path: str, line: int, previous: Step | None, length: int) -> None:
        self.path = path
        self.line = line
        self.previous = previous
        self.length = length

    def __reduce__(self) -> tuple[type[Step], tuple[str, int, Step | None, int]]:
        return Step, (self.path, self.line, self.previous, self.length)  # a compiled class has no state that pickle could find


MOST_STEPS = 48
NO_ROOTS: frozenset[str] = frozenset()


def extend(trace: Step | None, path: str, line: int) -> Step | None:
    """Return `trace` with one more line, unless that line is already its last or the trace is full."""
    if trace is None:
        return Step(path, line, None, 1)
    if (trace.line == line and trace.path == path) or trace.length >= MOST_STEPS:
        return trace
    return Step(path, line, trace, trace.length + 1)


def unwind(trace: Step | None) -> list[tuple[str, int]]:
    """Return the lines of a trace, first to last."""
    lines: list[tuple[str, int]] = []
    while trace is not None:
        lines.append((trace.path, trace.line))
        trace = trace.previous
    lines.reverse()
    return lines


class Origin:
    """A source that a value holds (part of): its kind, the lines since its read, and the flags it carries; never changed."""

    __slots__ = ("kind", "roots", "source", "trace")

    def __init__(self, source: NodeKey, kind: FlowKind, trace: Step | None = None, roots: frozenset[str] = NO_ROOTS) -> None:
        self.source = source
        self.kind = kind
        self.trace = trace
        self.roots = roots

    def __eq__(self, other: object) -> bool:
        return self is other or (
            isinstance(other, Origin) and self.source == other.source and self.kind is other.kind and self.trace is other.trace and self.roots == other.roots
        )

    def __hash__(self) -> int:
        return hash((self.source, self.kind))

    def of_kind(self, kind: FlowKind) -> Origin:
        """Return the same origin as one of this kind."""
        return Origin(self.source, kind, self.trace, self.roots)


Origins: TypeAlias = dict[NodeKey, Origin]  # never changed once made; compiled code reads a plain dict directly, any other mapping by name
NO_ORIGINS: Origins = {}


def _stronger(a: Origin, b: Origin) -> Origin:
    if a is b:
        return a
    roots = a.roots if b.roots <= a.roots else a.roots | b.roots
    if b.kind > a.kind:
        a = b
    return a if a.roots == roots else Origin(a.source, a.kind, a.trace, roots)


def join_origins(*all_origins: Origins) -> Origins:
    """Return the union of origins; of one source the strongest kind stays, the first trace wins a tie."""
    result: Origins = NO_ORIGINS
    owned: dict[NodeKey, Origin] | None = None
    for origins in all_origins:
        if not origins or origins is result:
            continue
        if not result:
            result = origins
            continue
        for source, origin in origins.items():
            present = result.get(source)
            if present is not None:
                if present is origin or (origin.kind <= present.kind and (origin.roots is present.roots or origin.roots <= present.roots)):
                    continue
                origin = _stronger(present, origin)  # noqa: PLW2901 - the one that stays
            if owned is None:
                owned = dict(result)
                result = owned
            owned[source] = origin
    return result


def weaken(origins: Origins, kind: FlowKind) -> Origins:
    """Return the origins with no kind stronger than `kind`."""
    for origin in origins.values():
        if origin.kind > kind:
            return {s: o if o.kind <= kind else Origin(s, kind, o.trace, o.roots) for s, o in origins.items()}
    return origins


def at_line(origins: Origins, path: str, line: int) -> Origins:
    """Return the origins with one more source line on their traces."""
    if not origins:
        return origins
    result: dict[NodeKey, Origin] = {}
    changed = False
    for source, origin in origins.items():
        trace = origin.trace
        if trace is None:
            trace = Step(path, line, None, 1)
        elif (trace.line == line and trace.path == path) or trace.length >= MOST_STEPS:
            result[source] = origin
            continue
        else:
            trace = Step(path, line, trace, trace.length + 1)
        changed = True
        result[source] = Origin(source, origin.kind, trace, origin.roots)
    return result if changed else origins


def controls_at(origins: Origins, path: str, line: int) -> Origins:
    """Return what a condition on this line read, as origins that only control; what only chose the value read has no part in it."""
    found: Origins = {}
    for source, origin in origins.items():
        if origin.kind is not FlowKind.CONTROLS:
            found[source] = Origin(source, FlowKind.CONTROLS, extend(origin.trace, path, line), origin.roots)
    return found or NO_ORIGINS


def roots_of(origins: Origins) -> frozenset[str]:
    """Return every flag that the origins carry."""
    return union({o.roots: None for o in origins.values()}) if len(origins) > 1 else next((o.roots for o in origins.values()), NO_ROOTS)


def union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    """Return the union of the sets, sharing the one that already is it."""
    result: frozenset[str] = frozenset()
    for one in sets:
        if one is not result and not one <= result:
            result = one if result <= one else result | one
    return result
