"""Every call of a repository whose callee the names in its file tell, whether an entry point reaches it or not."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass

from knobgraph_ingest.discovery import SourceModule
from knobgraph_ingest.knobs.name_scope import NameScope, imported
from knobgraph_ingest.source_tree import SourceTree
from knobgraph_ingest.syntax_walk import child_nodes, walk

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef
MOST_HOPS = 6
LEAVES = (ast.Constant, ast.Name, ast.alias)


@dataclass(frozen=True, slots=True)
class ResolvedCall:
    """One call: where it stands, what it calls, and the function around it ("" at the top of the file)."""

    path: str
    node: ast.Call
    callee: str
    function: str
    body: FunctionNode | None

    @property
    def is_test(self) -> bool:
        """Whether the call stands in a test that is kept beside the code: a `test_…` function that asserts."""
        if self.body is None or not self.body.name.startswith("test_"):
            return False
        return any(isinstance(n, ast.Assert) for n in walk(self.body))


@dataclass(frozen=True, slots=True)
class Switch:
    """One assignment of an attribute of something imported."""

    path: str
    node: ast.Assign
    target: str


@dataclass(frozen=True, slots=True)
class OwnFunction:
    """A function of the repository."""

    name: str
    path: str
    node: FunctionNode


@dataclass(frozen=True, slots=True)
class OwnClass:
    """A class of the repository, with its bases as dotted paths."""

    name: str
    bases: tuple[str, ...]
    has_init: bool
    node: ast.ClassDef


class ResolvedCode:
    """All calls, functions and classes of a repository's files by dotted path."""

    def __init__(self, modules: Iterable[SourceModule], tree: SourceTree) -> None:
        self.calls: list[ResolvedCall] = []
        self.switches: list[Switch] = []
        self.functions: dict[str, OwnFunction] = {}
        self.classes: dict[str, OwnClass] = {}
        self._exports: dict[str, str] = {}
        self._real: dict[str, str] = {}
        for module in modules:
            parsed = tree.parse(module.path)
            if parsed is not None:
                scope = _FileReader(self, module).read(parsed)
                self._exports.update({f"{module.name}.{name}": dotted for name, dotted in scope.own() if dotted})

    def real_name(self, dotted: str) -> str:
        """Return a dotted path with the repository's own re-exports followed."""
        real = self._real.get(dotted)
        if real is None:
            real = self._real[dotted] = self._followed(dotted)
        return real

    def _followed(self, dotted: str) -> str:
        for _ in range(MOST_HOPS):
            head, tail = dotted, ""
            while head and (head not in self._exports or self._exports[head] == head):
                head, _, last = head.rpartition(".")
                tail = f".{last}{tail}"
            if not head:
                return dotted
            dotted = self._exports[head] + tail
        return dotted

    def outside_name(self, dotted: str) -> str | None:
        """Return the outside callable that a call really runs: the callee itself, or the outside base of an own class without `__init__`."""
        real = self.real_name(dotted)
        inner = real.removesuffix(".__init__")
        for _ in range(MOST_HOPS):
            cls = self.classes.get(inner)
            if cls is None:
                break
            if (cls.has_init and inner == real) or not cls.bases:
                return None
            inner = self.real_name(cls.bases[0])
            real = inner
        head, _, method = real.rpartition(".")
        owner = self.classes.get(head)
        if owner is not None and owner.bases and f"{head}.{method}" not in self.functions:
            return self.outside_name(f"{owner.bases[0]}.{method}")
        return None if real in self.functions or real in self.classes else real


class _FileReader:
    def __init__(self, code: ResolvedCode, module: SourceModule) -> None:
        self._code = code
        self._module = module
        self._later: list[tuple[FunctionNode, NameScope, str]] = []

    def read(self, parsed: ast.Module) -> NameScope:
        scope = NameScope()
        self._body(parsed.body, scope, "", None)
        while self._later:
            node, around, qualified = self._later.pop(0)
            inner = NameScope(around)
            arguments = node.args
            for parameter in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
                inner.bind(parameter.arg, None)
            self._body(node.body, inner, qualified, node)
        return scope

    def _body(self, body: Iterable[ast.AST], scope: NameScope, qualified: str, function: FunctionNode | None) -> None:
        for node in body:
            self._visit(node, scope, qualified, function)

    def _visit(self, node: ast.AST, scope: NameScope, qualified: str, function: FunctionNode | None) -> None:
        name = f"{qualified}.{node.name}".lstrip(".") if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) else qualified
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            for bound, dotted in imported(node, self._module):
                scope.bind(bound, dotted)
        elif isinstance(node, FunctionNode):
            dotted = f"{self._module.name}.{name}"
            scope.bind(node.name, dotted)
            self._code.functions.setdefault(dotted, OwnFunction(dotted, self._module.path, node))
            self._body([*node.decorator_list, node.args], scope, qualified, function)
            self._later.append((node, scope, name))
        elif isinstance(node, ast.ClassDef):
            self._class(node, scope, name)
        else:
            for child in child_nodes(node):
                if not isinstance(child, LEAVES):
                    self._visit(child, scope, qualified, function)
            self._meaning(node, scope, qualified, function)

    def _class(self, node: ast.ClassDef, scope: NameScope, name: str) -> None:
        dotted = f"{self._module.name}.{name}"
        bases = tuple(b for b in map(scope.resolve, node.bases) if b)
        scope.bind(node.name, dotted)
        has_init = any(isinstance(n, FunctionNode) and n.name == "__init__" for n in node.body)
        self._code.classes.setdefault(dotted, OwnClass(dotted, bases, has_init, node))
        inner = NameScope(scope)
        if bases:
            inner.bind("super()", bases[0])
        self._body(node.body, inner, name, None)

    def _meaning(self, node: ast.AST, scope: NameScope, qualified: str, function: FunctionNode | None) -> None:
        if isinstance(node, ast.Call):
            callee = scope.resolve(node.func)
            if callee:
                self._code.calls.append(ResolvedCall(self._module.path, node, callee, qualified, function))
        elif isinstance(node, ast.Assign):
            dotted = scope.resolve(node.value) if isinstance(node.value, (ast.Call, ast.Name, ast.Attribute)) else None
            for target in node.targets:
                if isinstance(target, ast.Name):
                    scope.bind(target.id, dotted)
                elif isinstance(target, ast.Attribute):
                    if isinstance(target.value, ast.Name) and target.value.id == "self":
                        scope.bind(f"self.{target.attr}", dotted)
                    elif owner := scope.resolve(target.value):
                        self._code.switches.append(Switch(self._module.path, node, f"{owner}.{target.attr}"))
        elif isinstance(node, ast.withitem) and isinstance(node.optional_vars, ast.Name):
            scope.bind(node.optional_vars.id, scope.resolve(node.context_expr))
