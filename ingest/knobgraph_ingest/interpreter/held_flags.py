"""Which flags a value holds: its own, and those of everything that can be got from it."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from weakref import WeakKeyDictionary

from knobgraph_ingest.interpreter.command_line import is_command_line
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, FunctionShape, Instance, ListShape, ModuleShape, Scope
from knobgraph_ingest.interpreter.origin import NO_ORIGINS, NO_ROOTS, Origins, roots_of, union
from knobgraph_ingest.interpreter.shape import BoundMethod, Const, Descriptor, Native, Partial, Shape, TupleShape, Unknown
from knobgraph_ingest.interpreter.value import Value
from knobgraph_ingest.syntax_walk import walk


def own_flags(value: Value) -> frozenset[str]:
    """Return the flags of a value itself, not of what it contains."""
    return roots_of(value.origins) if value.origins else NO_ROOTS


def held_flags(values: Iterable[Value], *, through_code: bool = False, code: dict[Shape, None] | None = None) -> frozenset[str]:
    """Return the flags of values and of what their containers and objects hold.

    Functions and classes met on the way, and the command line itself, are noted in `code`; with `through_code`, what their bodies may look at is held too.
    """
    if code is None and not through_code:
        found: set[frozenset[str]] = set()
        for origins in _held_origins(values):
            found.update(map(ROOTS, origins.values()))
        return union(found) if found else NO_ROOTS
    return _held_with_code(values, through_code, code)


def not_held(flags: frozenset[str], values: Sequence[Value]) -> frozenset[str]:
    """Return those of the flags that the values do not hold; looks no further once all are found."""
    for origins in _held_origins(values) if flags else ():
        flags = flags.difference(*map(ROOTS, origins.values()))
        if not flags:
            break
    return flags


def _held_origins(values: Iterable[Value]) -> Iterator[Origins]:
    """Yield the origins of values and of all that can be got from them as data; asked for so often that it tells shapes apart by their exact type."""
    pending = [values]
    seen: set[int] = set()
    last: Origins = NO_ORIGINS
    for held in pending:
        for value in held:
            if value.origins and value.origins is not last:
                last = value.origins
                yield last
            for shape in value.shapes:
                kind = shape.__class__
                if kind is Const or kind is Unknown or kind not in HOLDING or id(shape) in seen:
                    continue
                seen.add(id(shape))
                pending.append(shape.cells.values() if kind in CELLS else _data_of(shape))  # type: ignore[attr-defined]


def _held_with_code(values: Iterable[Value], through_code: bool, code: dict[Shape, None] | None) -> frozenset[str]:
    found: set[frozenset[str]] = set()
    pending = list(values)
    seen: set[int] = set()
    while pending:
        value = pending.pop()
        found.update(map(ROOTS, value.origins.values()))
        for shape in value.shapes:
            kind = shape.__class__
            if kind is Const or id(shape) in seen:
                continue
            if code is not None and is_command_line(shape):
                code[shape] = None
            if kind is Unknown:
                continue
            seen.add(id(shape))
            if code is not None and (kind is FunctionShape or kind is ClassShape):
                code[shape] = None
            if kind in HOLDING:
                pending.extend(_data_of(shape))
            if through_code:
                pending.extend(_code_of(shape))
            elif code is not None and isinstance(shape, Instance):
                code[shape.cls] = None
    return union(found) if found else NO_ROOTS


ROOTS = attrgetter("roots")
CELLS = frozenset((DictShape, ListShape, Instance))
HOLDING = CELLS | {TupleShape, BoundMethod, Native, Partial}


def _data_of(shape: Shape) -> Iterator[Value]:
    if isinstance(shape, (DictShape, ListShape, Instance)):
        yield from shape.cells.values()
    elif isinstance(shape, TupleShape):
        yield from shape.items
    elif isinstance(shape, BoundMethod):
        yield shape.receiver
        yield Value((shape.function,))
    elif isinstance(shape, Native):
        yield from (shape.receiver,) if shape.receiver is not None else ()
    elif isinstance(shape, Partial):
        yield from (shape.function, *shape.arguments, *(v for _, v in shape.keywords))


def _code_of(shape: Shape) -> Iterator[Value]:
    if isinstance(shape, Instance):
        yield Value((shape.cls,))
    elif isinstance(shape, Descriptor):
        yield from (shape.getter, shape.setter) if shape.setter is not None else (shape.getter,)
    elif isinstance(shape, FunctionShape):
        yield from (*shape.defaults, *shape.keyword_defaults.values(), *_seen_by(shape))
    elif isinstance(shape, (ClassShape, ModuleShape)):
        yield from shape.cells.values()
        yield from shape.bases if isinstance(shape, ClassShape) else ()


_NAMES: WeakKeyDictionary[ast.AST, frozenset[str]] = WeakKeyDictionary()


def _seen_by(function: FunctionShape) -> Iterator[Value]:
    """Yield what the names in a function's body are bound to outside of it."""
    names = _NAMES.get(function.node)
    if names is None:
        names = _NAMES[function.node] = frozenset(n.id for n in walk(function.node) if isinstance(n, ast.Name))
    return visible_values(names, function.scope, function.module)


def visible_values(names: Iterable[str], scope: Scope | None, module: ModuleShape) -> Iterator[Value]:
    """Yield what names are bound to in a scope, in those around it and in the module."""
    scopes = [module.cells]
    while scope is not None:
        scopes.append(scope.cells)
        scope = scope.parent
    for name in names:
        yield from (cells[name] for cells in scopes if name in cells)
