"""Heap shapes: dicts, lists, objects, classes, modules and functions, and what they hold."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from knobgraph_ingest.interpreter.origin import NO_ORIGINS, Origins
from knobgraph_ingest.interpreter.shape import Key, Shape

if TYPE_CHECKING:
    from knobgraph_graph.fact import NodeKey
    from knobgraph_ingest.interpreter.copied_object import Copied
    from knobgraph_ingest.interpreter.origin import Origins
    from knobgraph_ingest.interpreter.value import Value


Store: TypeAlias = tuple["NodeKey", tuple[str, int], int, int]  # target, place, the number of the object, depth of calls


CONTROL_REACH = 1  # calls: what runs deeper below a branch runs because of it, as the whole rest of a program does


class Cells(dict["Key", "Value"]):
    """What a container or a scope holds, which only the heap writes; `serial` is that of its container, 0 for the names of a scope.

    `version` numbers what they hold, and is what it was when a branch is taken back, unless it was lower than `floor`. `code` marks those of
    modules, classes and functions; `born` is the number of the object or call.
    `stores` says of a key which target a value was stored in there last; `kept` says of a key that holds
    what was computed when it was first asked for, how deep in calls that was; `dead` are the names of a call that has ended, which nothing sees again.
    """

    __slots__ = ("born", "code", "dead", "floor", "kept", "serial", "stores", "version")

    def __init__(self, serial: int = 0) -> None:
        super().__init__()
        self.serial = serial
        self.born = serial
        self.version = 0
        self.floor = 0
        self.code = False
        self.dead = False
        self.stores: dict[Key, Store] | None = None
        self.kept: dict[Key, int] | None = None

    def note(self, key: Key, store: Store) -> None:
        """Note where the value of a key was stored last."""
        if self.stores is None:
            self.stores = {}
        self.stores[key] = store

    def keep(self, key: Key, depth: int | None) -> None:
        """Note that a key holds what calls this deep computed when it was first asked for, or, with None, that it does not."""
        if depth is not None:
            self.kept = {**(self.kept or {}), key: depth}
        elif self.kept is not None:
            self.kept.pop(key, None)

    def out_of_reach(self, key: Key, depth: int) -> bool:
        """Whether what decides so deep in calls has no say in what a key holds.

        It was stored much deeper, because of all that led there, or is kept from the first time that somebody asked for it.
        """
        if self.kept is not None and self.kept.get(key, 0) > depth:
            return True
        store = self.stores.get(key) if self.stores is not None else None
        return store is not None and store[3] - depth > CONTROL_REACH


class Container(Shape):
    """A mutable heap shape; everything it holds stands in `cells`, which only the heap writes."""

    __slots__ = ("cells", "grown", "owners", "serial")

    def __init__(self, serial: int) -> None:
        self.cells = Cells(serial)
        self.serial = serial
        self.owners: tuple[NodeKey, ...] = ()
        self.grown = False  # made empty for one key of a table: all it holds was stored in it there


class DictShape(Container):
    """A dict with known keys, and perhaps unknown ones under `REST`; `content` is what decides which those are, where it was read from somewhere."""

    __slots__ = ("content", "default_factory", "mirror")

    def __init__(self, serial: int) -> None:
        super().__init__(serial)
        self.default_factory: Value | None = None
        self.mirror: Instance | None = None
        self.content: Origins | None = None


class ListShape(Container):
    """A list, set, deque or drained generator; cells are keyed by position, or under `REST` where the length is unknown.

    One is `left` that holds what a parser of the whole command line left of it. `turns` is what decided how many items a comprehension gave it: a part
    of the whole, not of any item.
    """

    __slots__ = ("kind", "left", "turns")

    def __init__(self, serial: int, kind: str = "list") -> None:
        super().__init__(serial)
        self.kind = kind
        self.left = False
        self.turns: Origins = NO_ORIGINS


class Instance(Container):
    """An object of the repository's own class or of a modelled outside one."""

    __slots__ = ("cls", "copied")

    def __init__(self, serial: int, cls: ClassShape) -> None:
        super().__init__(serial)
        self.cls = cls
        self.copied: Copied | None = None

    def __repr__(self) -> str:
        return f"<{self.cls.name} object>"


@dataclass(frozen=True)
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

    __slots__ = ("bases", "doubtful", "external", "fields", "frozen", "keywords", "kind", "module", "name", "node", "order", "scope")

    def __init__(self, serial: int, name: str, module: ModuleShape | None, node: ast.ClassDef | None) -> None:
        super().__init__(serial)
        self.name = name
        self.module = module
        self.node = node
        self.bases: tuple[Value, ...] = ()
        self.doubtful: frozenset[ClassShape] = frozenset()  # of those it may inherit from, those of which only a run knows whether it does
        self.order: tuple[tuple[Value, ...], list[ClassShape]] | None = None
        self.cells.code = True
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
        self.cells.code = True
        self.tree: ast.Module | None = None
        self.star: list[str] = []  # outside modules all of whose names it took in

    def __repr__(self) -> str:
        return f"<module {self.name}>"


class Scope:
    """The names of one running function, class body, comprehension or module."""

    __slots__ = ("captured", "cells", "globals", "is_class", "module", "nonlocals", "parent")

    def __init__(self, module: ModuleShape, parent: Scope | None, cells: Cells | None = None, *, is_class: bool = False) -> None:
        self.module = module
        self.parent = parent
        self.cells = Cells() if cells is None else cells
        self.is_class = is_class
        self.globals: set[str] = set()
        self.nonlocals: set[str] = set()
        self.captured = False
        if is_class and parent is not None:
            parent.capture()

    def capture(self) -> None:
        """Note that a function or a class sees the names of this scope, and of those around it, after its body has ended."""
        scope: Scope | None = self
        while scope is not None and not scope.captured:
            scope.captured = True
            scope = scope.parent

    def end(self) -> None:
        """Note that the body has ended."""
        if not self.captured:
            self.cells.dead = True


FunctionNode: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda


class FunctionShape(Container):
    """A function of the repository with the scope it closes over."""

    __slots__ = ("defaults", "keyword_defaults", "module", "name", "node", "owner_class", "remembers", "scope")

    def __init__(self, serial: int, name: str, node: FunctionNode, module: ModuleShape, scope: Scope) -> None:
        super().__init__(serial)
        self.name = name
        self.node = node
        self.module = module
        self.scope = scope
        scope.capture()
        self.defaults: tuple[Value, ...] = ()
        self.keyword_defaults: dict[str, Value] = {}
        self.owner_class: ClassShape | None = None
        self.remembers = False
        self.cells.code = True

    def __repr__(self) -> str:
        return f"<function {self.module.name}.{self.name}>"
