"""Abstract values: the shapes a value may have, and the origins it carries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from knobgraph_ingest.interpreter.origin import NO_ORIGINS, FlowKind, Origins, join_origins, roots_of
from knobgraph_ingest.interpreter.shape import ABSENT, EITHER, Const, Shape, TupleShape, Unknown


class Value:
    """What an expression may be (its shapes) and where it came from (its origins)."""

    __slots__ = ("origins", "shapes")

    def __init__(self, shapes: tuple[Shape, ...], origins: Origins = NO_ORIGINS) -> None:
        self.shapes = shapes
        self.origins = origins

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Value) and self.shapes == other.shapes and self.origins == other.origins

    def __hash__(self) -> int:
        return hash(self.shapes)

    def __repr__(self) -> str:
        return f"Value({self.shapes}, {sorted(s.id for s in self.origins)})"

    def with_origins(self, origins: Origins) -> Value:
        """Return the same shapes with these origins instead."""
        return self if origins is self.origins else Value(self.shapes, origins)

    def plus(self, origins: Origins) -> Value:
        """Return the same shapes with these origins added."""
        return Value(self.shapes, join_origins(self.origins, origins)) if origins else self

    @property
    def only(self) -> Shape | None:
        """The shape, where there is exactly one."""
        return self.shapes[0] if len(self.shapes) == 1 else None

    def constant(self) -> Const | None:
        """The constant, where the value is exactly one."""
        shape = self.shapes[0] if len(self.shapes) == 1 else None
        return shape if isinstance(shape, Const) else None

    def text(self) -> str | None:
        """The string, where the value is exactly one."""
        const = self.constant()
        return const.value if const is not None and isinstance(const.value, str) else None

    def may_be_absent(self) -> bool:
        """Whether nothing may stand here."""
        return ABSENT in self.shapes

    def present(self) -> Value:
        """Return the value as it is where it is there at all."""
        shapes = self.shapes
        if (len(shapes) == 1 and shapes[0] is not ABSENT) or ABSENT not in shapes:
            return self
        shapes = tuple(s for s in self.shapes if s is not ABSENT)
        return Value(shapes or (Unknown(),), self.origins)


class Narrowed(Value):
    """A value that a condition made narrower inside its branch; `whole` is what it was before and is again after the join."""

    __slots__ = ("whole",)

    def __init__(self, shapes: tuple[Shape, ...], origins: Origins, whole: Value) -> None:
        super().__init__(shapes, origins)
        self.whole = whole


class Stored(Value):
    """A value that a field holds as its own; `stored` is where it came from before."""

    __slots__ = ("stored",)

    def __init__(self, shapes: tuple[Shape, ...], origins: Origins, stored: Origins) -> None:
        super().__init__(shapes, origins)
        self.stored = stored


UNKNOWN = Value((Unknown(),))
NONE = Value((Const(None),))
TRUE = Value((Const(True),))
FALSE = Value((Const(False),))
ABSENT_VALUE = Value((ABSENT,))
MOST_SHAPES = 24


def const(value: Any, origins: Origins = NO_ORIGINS) -> Value:
    """Return the value that is exactly this constant."""
    return Value((Const(value),), origins)


def unknown(origins: Origins = NO_ORIGINS, type_name: str | None = None, of: str | None = None) -> Value:
    """Return a value of which only this is known."""
    return Value(_unknown_shapes(type_name, of), origins) if origins or type_name or of else UNKNOWN


@lru_cache(maxsize=16_384)
def _unknown_shapes(type_name: str | None, of: str | None) -> tuple[Unknown]:
    return (Unknown(type_name, of),)


def join_values(values: Iterable[Value]) -> Value:
    """Return the value that may be any of these; past `MOST_SHAPES` alternatives constants fold into unknowns of their type."""
    first: Value | None = None
    distinct: list[Value] = []
    for value in values:
        if value is not first:
            first = value if first is None else first
            distinct.append(value)
    if first is None:
        return UNKNOWN
    if len(distinct) == 1:
        return first
    origins = first.origins
    merged = first.shapes
    alike = True
    for value in distinct:
        if value.origins and value.origins is not origins:
            origins = join_origins(origins, value.origins)
        alike = alike and (value.shapes is merged or value.shapes == merged)
    if not alike:
        merged = tuple({s: None for v in distinct for s in v.shapes})
    if len(merged) > 1 and sum(1 for s in merged if s.__class__ is TupleShape) > 1:
        merged = _merge_tuples(merged)
    if len(merged) > MOST_SHAPES:
        folded: dict[Shape, None] = {}
        for shape in merged:
            folded[Unknown(type(shape.value).__name__) if isinstance(shape, Const) and shape.value is not None else shape] = None
        merged = tuple(folded)[: 2 * MOST_SHAPES]
    return Value(merged, origins)


def alike(a: Value, b: Value) -> bool:
    """Whether two values are equal but for the lines they passed, and carry the same flags."""
    if a is b:
        return True
    if a.shapes != b.shapes and (len(a.shapes) != len(b.shapes) or set(a.shapes) != set(b.shapes)):
        return False
    mine, theirs = a.origins, b.origins
    if mine is theirs:
        return True
    if len(mine) != len(theirs):
        return False
    for source, origin in mine.items():
        other = theirs.get(source)
        if other is None or other.kind is not origin.kind:
            return False
    return roots_of(mine) == roots_of(theirs)


def made_alike(a: Value, b: Value) -> bool:
    """Whether two values are alike and a field that holds both on different paths was given them from the same sources, or each as it stood there."""
    if not alike(a, b):
        return False
    if not isinstance(a, Stored) or not isinstance(b, Stored) or a.stored.keys() == b.stored.keys():
        return True
    return all(len(s) == 1 and all(o.kind is FlowKind.ASSIGNS for o in s.values()) for s in (a.stored, b.stored))


def _merge_tuples(shapes: tuple[Shape, ...]) -> tuple[Shape, ...]:
    by_length: dict[int, list[TupleShape]] = {}
    rest: list[Shape] = []
    for shape in shapes:
        if isinstance(shape, TupleShape):
            by_length.setdefault(len(shape.items), []).append(shape)
        else:
            rest.append(shape)
    for group in by_length.values():
        if len(group) == 1:
            rest.append(group[0])
        else:
            rest.append(TupleShape(tuple(join_values(column) for column in zip(*(t.items for t in group), strict=True))))
    return tuple(rest)


def decided(outcomes: Sequence[bool | None]) -> Value:
    """Return the truth value that all outcomes agree on, else either."""
    if outcomes and all(o is outcomes[0] for o in outcomes) and outcomes[0] is not None:
        return const(outcomes[0])
    return Value(EITHER)
