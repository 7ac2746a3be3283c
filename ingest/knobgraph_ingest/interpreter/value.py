"""Abstract values: the shapes a value may have, and the origins it carries."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from knobgraph_graph.fact import NodeKey
from knobgraph_ingest.interpreter.origin import NO_ORIGINS, Origins, join_origins

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.call import Call
    from knobgraph_ingest.interpreter.machine import Machine


class Cells(dict["Key", "Value"]):
    """What a container or a scope holds, which only the heap writes; `serial` is that of its container, 0 for the names of a scope."""

    __slots__ = ("serial",)

    def __init__(self, serial: int = 0) -> None:
        super().__init__()
        self.serial = serial


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


@dataclass(frozen=True, slots=True)
class Unknown(Shape):
    """A value nothing is known of but perhaps its type and the outside expression it came from."""

    type_name: str | None = None
    of: str | None = None


@dataclass(frozen=True, slots=True)
class External(Shape):
    """A name of code that is not the repository's own, by its dotted path."""

    name: str


@dataclass(frozen=True, slots=True)
class TypeForm(Shape):
    """A subscripted type such as `Optional[int]`: its origin and its arguments."""

    origin: str
    arguments: tuple[Value, ...]


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
    return Value((Unknown(type_name, of),), origins) if origins or type_name or of else UNKNOWN


def join_values(values: Iterable[Value]) -> Value:
    """Return the value that may be any of these; past `MOST_SHAPES` alternatives constants fold into unknowns of their type."""
    distinct = list({id(v): v for v in values}.values())
    if not distinct:
        return UNKNOWN
    first = distinct[0]
    if len(distinct) == 1:
        return first
    origins = first.origins
    for value in distinct[1:]:
        if value.origins:
            origins = join_origins(origins, value.origins)
    merged = first.shapes
    if any(v.shapes is not merged and v.shapes != merged for v in distinct[1:]):
        merged = tuple({s: None for v in distinct for s in v.shapes})
    if sum(1 for s in merged if isinstance(s, TupleShape)) > 1:
        merged = _merge_tuples(merged)
    if len(merged) > MOST_SHAPES:
        folded: dict[Shape, None] = {}
        for shape in merged:
            folded[Unknown(type(shape.value).__name__) if isinstance(shape, Const) and shape.value is not None else shape] = None
        merged = tuple(folded)[: 2 * MOST_SHAPES]
    return Value(merged, origins)


def same_value(a: Value, b: Value) -> bool:
    """Whether two values are equal but for the lines they passed."""
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
    return True


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


class TupleShape(Shape):
    """An immutable sequence of known length."""

    __slots__ = ("items",)

    def __init__(self, items: tuple[Value, ...]) -> None:
        self.items = items

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TupleShape) and self.items == other.items

    def __hash__(self) -> int:
        return hash(tuple(item.shapes for item in self.items))


class Container(Shape):
    """A mutable heap shape; everything it holds stands in `cells`, which only the heap writes."""

    __slots__ = ("cells", "owners", "serial")

    def __init__(self, serial: int) -> None:
        self.cells = Cells(serial)
        self.serial = serial
        self.owners: tuple[NodeKey, ...] = ()


class DictShape(Container):
    """A dict with known keys, and perhaps unknown ones under `REST`."""

    __slots__ = ("default_factory", "mirror")

    def __init__(self, serial: int) -> None:
        super().__init__(serial)
        self.default_factory: Value | None = None
        self.mirror: Instance | None = None


class ListShape(Container):
    """A list, set, deque or drained generator; cells are keyed by position, or under `REST` where the length is unknown."""

    __slots__ = ("kind",)

    def __init__(self, serial: int, kind: str = "list") -> None:
        super().__init__(serial)
        self.kind = kind


class Instance(Container):
    """An object of the repository's own class or of a modelled outside one."""

    __slots__ = ("cls",)

    def __init__(self, serial: int, cls: ClassShape) -> None:
        super().__init__(serial)
        self.cls = cls

    def __repr__(self) -> str:
        return f"<{self.cls.name} object>"


@dataclass(frozen=True, slots=True)
class FieldDeclaration:
    """One declared field of a config class."""

    name: str
    annotation: ast.expr | None
    default: Value | None
    factory: Value | None = None
    init: bool = True
    keyword_only: bool = False
    init_var: bool = False
    line: int = 0
    owner: ClassShape | None = None
    alias: str | None = None
    converter: Value | None = None
    metadata: Value | None = None


class ClassShape(Container):
    """A class: own (with its definition) or modelled (with its outside name)."""

    __slots__ = ("bases", "external", "fields", "frozen", "keywords", "kind", "module", "name", "node", "order", "scope")

    def __init__(self, serial: int, name: str, module: ModuleShape | None, node: ast.ClassDef | None) -> None:
        super().__init__(serial)
        self.name = name
        self.module = module
        self.node = node
        self.bases: tuple[Value, ...] = ()
        self.order: tuple[tuple[Value, ...], list[ClassShape]] | None = None
        self.external: str | None = None
        self.kind = "plain"
        self.frozen = False
        self.fields: dict[str, FieldDeclaration] = {}
        self.scope: Scope | None = None
        self.keywords: dict[str, Value] = {}

    @property
    def qualified(self) -> str:
        """The dotted name of the class."""
        if self.external is not None:
            return self.external
        return f"{self.module.name}.{self.name}" if self.module is not None else self.name

    def __repr__(self) -> str:
        return f"<class {self.qualified}>"


class ModuleShape(Container):
    """A module of the repository, run at most once."""

    __slots__ = ("is_package", "name", "path", "running", "source_root", "star", "tree")

    def __init__(self, serial: int, name: str, path: str, is_package: bool, source_root: str) -> None:
        super().__init__(serial)
        self.name = name
        self.path = path
        self.is_package = is_package
        self.source_root = source_root
        self.running = False
        self.tree: ast.Module | None = None
        self.star: list[str] = []

    def __repr__(self) -> str:
        return f"<module {self.name}>"


class Scope:
    """The names of one running function, class body, comprehension or module."""

    __slots__ = ("cells", "globals", "is_class", "module", "nonlocals", "parent")

    def __init__(self, module: ModuleShape, parent: Scope | None, cells: Cells | None = None, *, is_class: bool = False) -> None:
        self.module = module
        self.parent = parent
        self.cells = Cells() if cells is None else cells
        self.is_class = is_class
        self.globals: set[str] = set()
        self.nonlocals: set[str] = set()


FunctionNode: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


class FunctionShape(Container):
    """A function of the repository with the scope it closes over."""

    __slots__ = ("defaults", "is_generator", "keyword_defaults", "module", "name", "node", "owner_class", "scope")

    def __init__(self, serial: int, name: str, node: FunctionNode, module: ModuleShape, scope: Scope) -> None:
        super().__init__(serial)
        self.name = name
        self.node = node
        self.module = module
        self.scope = scope
        self.defaults: tuple[Value, ...] = ()
        self.keyword_defaults: dict[str, Value] = {}
        self.owner_class: ClassShape | None = None
        self.is_generator = False

    def __repr__(self) -> str:
        return f"<function {self.module.name}.{self.name}>"


@dataclass(frozen=True, slots=True, eq=False)
class BoundMethod(Shape):
    """A callable with its receiver."""

    function: Shape
    receiver: Value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, BoundMethod) and self.function == other.function and self.receiver.shapes == other.receiver.shapes

    def __hash__(self) -> int:
        return hash((self.function, self.receiver.shapes))


@dataclass(frozen=True, slots=True)
class Descriptor(Shape):
    """`property`, `classmethod`, `staticmethod` or `cached_property` around functions."""

    kind: str
    getter: Value
    setter: Value | None = None


@dataclass(frozen=True, slots=True)
class Partial(Shape):
    """`functools.partial` of a callable."""

    function: Value
    arguments: tuple[Value, ...]
    keywords: tuple[tuple[str, Value], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Super(Shape):
    """`super()` from inside a method: where the search starts after, and the receiver."""

    after: ClassShape
    receiver: Value


@dataclass(frozen=True, slots=True)
class Native(Shape):
    """A callable whose behaviour is modelled here."""

    name: str
    run: Callable[[Machine, Call], Value] = field(compare=False)
    receiver: Value | None = None
