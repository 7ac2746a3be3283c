"""What stands in the modules of a repository under which name, followed through their imports as far as the text tells."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Iterator

from knobgraph_ingest.discovery.source import SourceModule
from knobgraph_ingest.discovery.source_files import SourceFiles
from knobgraph_ingest.discovery.startable import Function
from knobgraph_ingest.syntax_walk import child_nodes, walk, walk_blocks


class ModuleCode:
    """The functions, classes and imports of one module, by name."""

    def __init__(self, module: SourceModule, tree: ast.Module) -> None:
        self.module = module
        self.tree = tree
        self.functions: dict[str, Function] = {n.name: n for n in tree.body if isinstance(n, Function)}
        self.classes: dict[str, ast.ClassDef] = {n.name: n for n in tree.body if isinstance(n, ast.ClassDef)}
        self.imports: dict[str, tuple[str, str | None]] = {}  # a name here -> the module as written, with its leading dots, and the name there
        self.imported: dict[str, None] = {}  # every module as written, with its leading dots, that importing this one imports
        top = set(as_run(tree, imported=True))
        for node in walk_blocks(tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    self.imports[alias.asname or alias.name.partition(".")[0]] = (alias.name if alias.asname else alias.name.partition(".")[0], None)
                    self.imported.update({alias.name: None} if node in top else {})
            elif isinstance(node, ast.ImportFrom):
                written = "." * node.level + (node.module or "")
                for alias in node.names:
                    self.imports[alias.asname or alias.name] = (written, alias.name)
                    self.imported.update({written: None, joined(written, alias.name): None} if node in top else {})


def joined(written: str, name: str) -> str:
    """Return the dotted name of what stands in a module that is written as in an import."""
    return f"{written}{name}" if written.endswith(".") else f"{written}.{name}"


def as_run(tree: ast.Module, *, imported: bool) -> Iterator[ast.AST]:
    """Yield the nodes of a module that run when it is started, or when it is imported."""
    waiting: list[ast.AST] = list(tree.body)
    for node in waiting:
        if not isinstance(node, Function | ast.ClassDef | ast.Lambda) and not (imported and _is_main_guard(node)):
            yield node
            waiting.extend(child_nodes(node))


def _is_main_guard(node: ast.AST) -> bool:
    """Whether a statement is `if __name__ == ...`, whose body does not run when the module is imported."""
    return isinstance(node, ast.If) and any(isinstance(n, ast.Name) and n.id == "__name__" for n in walk(node.test))


class RepositoryCode:
    """The modules of a repository, each parsed when it is first asked for."""

    def __init__(self, files: SourceFiles, modules: Iterable[SourceModule]) -> None:
        self._files = files
        self._by_path = {module.path: module for module in modules}
        self._by_name: dict[str, SourceModule] = {}
        for module in self._by_path.values():
            self._by_name.setdefault(module.name, module)
        self._codes: dict[str, ModuleCode | None] = {}

    @property
    def paths(self) -> Collection[str]:
        """The paths of the modules, in their order."""
        return self._by_path.keys()

    def text(self, module: SourceModule) -> str:
        """Return the text of a module, nothing where it cannot be read."""
        try:
            return self._files.text(module.path)
        except (OSError, ValueError):
            return ""

    def code(self, module: SourceModule) -> ModuleCode | None:
        """Return what stands in a module, None where it has no syntax tree."""
        if module.path not in self._codes:
            tree = self._files.tree(module.path)
            self._codes[module.path] = ModuleCode(module, tree) if tree is not None else None
        return self._codes[module.path]

    def find(self, written: str, importer: SourceModule) -> SourceModule | None:
        """Return the module of the repository that `written` means in an import of `importer`, None where it comes from elsewhere."""
        level = len(written) - len(written.lstrip("."))
        dotted = written[level:]
        folder = importer.path.rpartition("/")[0]
        for _ in range(level - 1):
            folder = folder.rpartition("/")[0]
        if not level and dotted in self._by_name:
            return self._by_name[dotted]
        path = "/".join(part for part in (folder, *dotted.split(".")) if part)
        return self._by_path.get(f"{path}.py") or self._by_path.get(f"{path}/__init__.py")

    def imported_by(self, code: ModuleCode) -> Iterator[SourceModule]:
        """Yield the modules of the repository that importing this one imports, packages before what is in them."""
        for written in code.imported:
            stem = written.lstrip(".")
            dots = written[: len(written) - len(stem)]
            parts = stem.split(".")
            for length in range(1, len(parts) + 1):
                found = self.find(dots + ".".join(parts[:length]), code.module)
                if found is not None and found is not code.module:
                    yield found

    def named(self, code: ModuleCode, name: str) -> tuple[ModuleCode, Function | ast.ClassDef] | None:
        """Return the function or class that a name of a module means, and the module where it stands, None where that is not in the repository."""
        for _ in range(len(self._by_path)):
            node = code.functions.get(name) or code.classes.get(name)
            if node is not None:
                return code, node
            written, there = code.imports.get(name, ("", None))
            module = self.find(written, code.module) if there is not None else None
            inner = self.code(module) if module is not None else None
            if inner is None or there is None or inner is code:
                return None
            code, name = inner, there
        return None

    def module_named(self, code: ModuleCode, node: ast.expr) -> ModuleCode | None:
        """Return the module of the repository that an expression such as `package.module` means."""
        parts: list[str] = []
        while isinstance(node, ast.Attribute):
            parts.insert(0, node.attr)
            node = node.value
        if not isinstance(node, ast.Name) or node.id not in code.imports:
            return None
        written, there = code.imports[node.id]
        module = self.find(".".join((written if there is None else joined(written, there), *parts)), code.module)
        return self.code(module) if module is not None else None
