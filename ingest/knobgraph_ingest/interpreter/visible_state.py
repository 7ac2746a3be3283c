"""What a call may look at: the cells of everything that can be got from its arguments and from the names in the code that it may run."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from knobgraph_ingest.interpreter.container import Cells, ClassShape, DictShape, FunctionNode, FunctionShape, Instance, ListShape, ModuleShape, Scope
from knobgraph_ingest.interpreter.held_flags import visible_values
from knobgraph_ingest.interpreter.shape import ABSENT, BoundMethod, Const, Descriptor, External, Native, Partial, Shape, TupleShape, TypeForm, Unknown
from knobgraph_ingest.interpreter.value import Value
from knobgraph_ingest.syntax_walk import walk

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.machine import Machine

MOST_SHAPES_SEEN = 500
# By these names code looks at more than the names that stand in it.
UNBOUNDED = frozenset(("globals", "eval", "exec", "__import__", "import_module", "__subclasses__", "modules", "currentframe", "_getframe", "stack"))
BY_NAME = frozenset(("getattr", "vars", "dir", "hasattr", "attrgetter", "__dict__"))
NOTHING_INSIDE = (Const, Unknown, External, TypeForm)


class Body:
    """The names, the attributes and the imports that stand in the body of a function."""

    __slots__ = ("attributes", "imports", "names")

    def __init__(self, node: FunctionNode) -> None:
        names: set[str] = set()
        attributes: set[str] = set()
        self.imports: list[ast.Import | ast.ImportFrom] = []
        for inner in walk(node):
            if isinstance(inner, ast.Name):
                names.add(inner.id)
            elif isinstance(inner, ast.Attribute):
                attributes.add(inner.attr)
            elif isinstance(inner, (ast.Import, ast.ImportFrom)):
                self.imports.append(inner)
        self.names = frozenset(names)
        self.attributes = frozenset(attributes)


_BODIES: WeakKeyDictionary[ast.AST, Body] = WeakKeyDictionary()


def _body(node: FunctionNode) -> Body:
    body = _BODIES.get(node)
    if body is None:
        body = _BODIES[node] = Body(node)
    return body


class VisibleState:
    """Collects the cells that a call may look at; `bounded` says whether they are all of them, which classes and modules are not part of."""

    def __init__(self, m: Machine) -> None:
        self._m = m
        self._seen: set[int] = set()
        self._pending: list[Value] = []
        self.cells: list[Cells] = []
        self.bounded = True

    def collect(self, values: list[Value]) -> None:
        """Add all that can be got from values."""
        self._pending.extend(values)
        while self._pending and self.bounded:
            for shape in self._pending.pop().shapes:
                if shape is ABSENT or isinstance(shape, NOTHING_INSIDE) or id(shape) in self._seen:
                    continue
                self._seen.add(id(shape))
                if len(self._seen) > MOST_SHAPES_SEEN or not self._look_into(shape):
                    self.bounded = False

    def _look_into(self, shape: Shape) -> bool:
        if isinstance(shape, (DictShape, ListShape, Instance)):
            self.cells.append(shape.cells)
            self._pending.extend(shape.cells.values())
            if isinstance(shape, Instance):
                self._pending.append(Value((shape.cls,)))
            elif isinstance(shape, DictShape):
                self._pending.extend([shape.default_factory] if shape.default_factory is not None else [])
                self._pending.extend([Value((shape.mirror,))] if shape.mirror is not None else [])
        elif isinstance(shape, TupleShape):
            self._pending.extend(shape.items)
        elif isinstance(shape, FunctionShape):
            return self._look_into_code(shape)
        elif isinstance(shape, ClassShape):
            self._pending.extend((*shape.cells.values(), *shape.bases, *shape.keywords.values()))
        elif isinstance(shape, BoundMethod):
            self._pending.extend((Value((shape.function,)), shape.receiver))
        elif isinstance(shape, Native):
            # What else was made on the way may know more than its receiver.
            self._pending.extend([shape.receiver] if shape.receiver is not None else [])
            return self._m.models.get(shape.name) is shape.run
        elif isinstance(shape, Partial):
            self._pending.extend((shape.function, *shape.arguments, *(v for _, v in shape.keywords)))
        elif isinstance(shape, Descriptor):
            self._pending.extend((shape.getter, shape.setter) if shape.setter is not None else (shape.getter,))
        else:
            return False
        return True

    def _look_into_code(self, function: FunctionShape) -> bool:
        body = _body(function.node)
        if not body.names.isdisjoint(UNBOUNDED) or not body.attributes.isdisjoint(UNBOUNDED):
            return False
        scope: Scope | None = function.scope
        while scope is not None:
            if not scope.is_class and scope.cells is not function.module.cells:
                self.cells.append(scope.cells)
            scope = scope.parent
        self._pending.extend((*function.defaults, *function.keyword_defaults.values(), *function.cells.values()))
        values = list(visible_values(body.names, function.scope, function.module))
        for node in body.imports:
            values.extend(self._imported(node, function.module))
        by_name = not body.names.isdisjoint(BY_NAME) or not body.attributes.isdisjoint(BY_NAME)
        for value in values:
            for shape in value.shapes:
                if not isinstance(shape, ModuleShape):
                    self._pending.append(Value((shape,)))
                elif by_name:
                    return False
                else:
                    self._pending.extend(_of_module(shape, body.attributes, set()))
        return self.bounded

    def _imported(self, node: ast.Import | ast.ImportFrom, module: ModuleShape) -> Iterator[Value]:
        importer = self._m.importer
        if isinstance(node, ast.Import):
            for alias in node.names:
                found = importer.find(alias.name if alias.asname else alias.name.partition(".")[0])
                if found is not None:
                    yield Value((found,))
            return
        absolute = importer.absolute(node.module or "", node.level, module)
        package = importer.find(absolute) if absolute else None
        if package is None:
            self.bounded = self.bounded and not node.level
            return
        for alias in node.names:
            value = package.cells.get(alias.name)
            inner = importer.find(f"{absolute}.{alias.name}") if value is None else None
            if value is not None:
                yield value
            elif inner is not None:
                yield Value((inner,))
            else:
                self.bounded = False


def _of_module(module: ModuleShape, attributes: frozenset[str], seen: set[int]) -> Iterator[Value]:
    """Yield what attributes of these names may be in a module and in the modules that they are."""
    seen.add(id(module))
    for name in (*attributes, "__getattr__"):
        value = module.cells.get(name)
        for shape in value.shapes if value is not None else ():
            if not isinstance(shape, ModuleShape):
                yield Value((shape,))
            elif id(shape) not in seen:
                yield from _of_module(shape, attributes, seen)
