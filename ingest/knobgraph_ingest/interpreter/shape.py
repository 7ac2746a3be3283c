"""Shapes: the alternatives of what a value may be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.call import Call
    from knobgraph_ingest.interpreter.container import ClassShape
    from knobgraph_ingest.interpreter.machine import Machine
    from knobgraph_ingest.interpreter.value import Value


class Shape:
    """One alternative of what a value may be; heap shapes are equal only to themselves."""

    __slots__ = ()


class Absent(Shape):
    """Nothing stands here: an unbound name, a missing key or a deleted attribute."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "ABSENT"


class Rest:
    """The key under which a container keeps what has no known key."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "REST"


ABSENT = Absent()
REST = Rest()
Constant: TypeAlias = str | int | float | bool | bytes | complex | None
Key: TypeAlias = Any  # a constant, a heap shape (by identity), a tuple of keys, or REST


class Const(Shape):
    """A known constant."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Const) and type(other.value) is type(self.value) and bool(other.value == self.value)

    def __hash__(self) -> int:
        return hash((type(self.value), self.value))

    def __repr__(self) -> str:
        return f"Const({self.value!r})"


EITHER = (Const(True), Const(False))
PATH = "pathlib.Path"


@dataclass(frozen=True, eq=False)
class Unknown(Shape):
    """A value nothing is known of but perhaps its type and the outside expression it came from.

    It may be `made` of several things by code that only a run knows, or be a path that lies `below` a folder the program has just made,
    or that is one of the repository's own (`own_place`). As a key of a table it is none of those that the table is known to have `besides`.
    """

    type_name: str | None = None
    of: str | None = None
    made: bool = False
    below: str | None = None
    besides: frozenset[str] | None = None

    # Written out: what a dataclass generates is not compiled.
    def __eq__(self, other: object) -> bool:
        return self is other or (
            isinstance(other, Unknown)
            and self.of == other.of
            and self.type_name == other.type_name
            and self.made == other.made
            and self.below == other.below
            and self.besides == other.besides
        )

    def __hash__(self) -> int:
        return hash((self.type_name, self.of))

    @property
    def is_something(self) -> bool:
        """Whether it is never `None`: of a known type, or made as a path."""
        return self.type_name is not None or self.of == PATH


@dataclass(frozen=True, eq=False)
class External(Shape):
    """A name of code that is not the repository's own, by its dotted path."""

    name: str

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, External) and self.name == other.name)

    def __hash__(self) -> int:
        return hash(self.name)


class TypeForm(Shape):
    """A subscripted type such as `Optional[int]`: its origin and its arguments."""

    __slots__ = ("arguments", "origin")

    def __init__(self, origin: str, arguments: tuple[Value, ...]) -> None:
        self.origin = origin
        self.arguments = arguments

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TypeForm) and self.origin == other.origin and self.arguments == other.arguments

    def __hash__(self) -> int:
        return hash((self.origin, self.arguments))


class TupleShape(Shape):
    """An immutable sequence of known length."""

    __slots__ = ("items",)

    def __init__(self, items: tuple[Value, ...]) -> None:
        self.items = items

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TupleShape) and self.items == other.items

    def __hash__(self) -> int:
        return hash(tuple(item.shapes for item in self.items))


class BoundMethod(Shape):
    """A callable with its receiver."""

    __slots__ = ("function", "receiver")

    def __init__(self, function: Shape, receiver: Value) -> None:
        self.function = function
        self.receiver = receiver

    def __eq__(self, other: object) -> bool:
        return isinstance(other, BoundMethod) and self.function == other.function and self.receiver.shapes == other.receiver.shapes

    def __hash__(self) -> int:
        return hash((self.function, self.receiver.shapes))


class Descriptor(Shape):
    """`property`, `classmethod`, `staticmethod` or `cached_property` around functions."""

    __slots__ = ("getter", "kind", "setter")

    def __init__(self, kind: str, getter: Value, setter: Value | None = None) -> None:
        self.kind = kind
        self.getter = getter
        self.setter = setter

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Descriptor) and self.kind == other.kind and self.getter == other.getter and self.setter == other.setter

    def __hash__(self) -> int:
        return hash((self.kind, self.getter, self.setter))


class Partial(Shape):
    """`functools.partial` of a callable."""

    __slots__ = ("arguments", "function", "keywords")

    def __init__(self, function: Value, arguments: tuple[Value, ...], keywords: tuple[tuple[str, Value], ...] = ()) -> None:
        self.function = function
        self.arguments = arguments
        self.keywords = keywords

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Partial) and self.function == other.function and self.arguments == other.arguments and self.keywords == other.keywords

    def __hash__(self) -> int:
        return hash((self.function, self.arguments, self.keywords))


class Super(Shape):
    """`super()` from inside a method: where the search starts after, and the receiver."""

    __slots__ = ("after", "receiver")

    def __init__(self, after: ClassShape, receiver: Value) -> None:
        self.after = after
        self.receiver = receiver

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Super) and self.after == other.after and self.receiver == other.receiver

    def __hash__(self) -> int:
        return hash((self.after, self.receiver))


class Native(Shape):
    """A callable whose behaviour is modelled here; two of one name and receiver are the same."""

    __slots__ = ("name", "receiver", "run")

    def __init__(self, name: str, run: Callable[[Machine, Call], Value], receiver: Value | None = None) -> None:
        self.name = name
        self.run = run
        self.receiver = receiver

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Native) and self.name == other.name and self.receiver == other.receiver

    def __hash__(self) -> int:
        return hash((self.name, self.receiver))
