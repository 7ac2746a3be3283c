"""Scripts that read the command line as they are run from top to bottom, themselves or by what they import."""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterator, Sequence

from knobgraph_ingest.discovery.entry_points import EntryPointSite
from knobgraph_ingest.discovery.mention import mentions
from knobgraph_ingest.discovery.module_code import ModuleCode, RepositoryCode, as_run
from knobgraph_ingest.discovery.source import SourceModule
from knobgraph_ingest.discovery.source_files import SourceFiles
from knobgraph_ingest.discovery.startable import PARSES, Function, command_libraries, makes_application, makes_command, starter_names, words_of
from knobgraph_ingest.syntax_walk import walk

IMPORTED = re.compile(r"^[ \t]*(?:from[ \t]+([\w.]+)[ \t]+import[ \t]+(.+)|import[ \t]+(.+))", re.MULTILINE)
WORD = re.compile(r"\w+")


class ReadingScripts:
    """Tells which modules of a repository read the command line as they are run, and which of them only read it for those that import them.

    A module may do so itself, below an `if` or `try` too, or call a function, a method, a command or an application that does, of its own or of
    another module. `starters` are the dotted names of the functions of libraries that read the command line themselves. `known` are the entry points
    that were found in the modules one by one. A module that is imported by others for what it read of the command line is no program of its own, as
    long as one of those that import it, or what imports them in turn, is one.
    """

    def __init__(self, files: SourceFiles, modules: Sequence[SourceModule], known: Sequence[EntryPointSite], starters: tuple[str, ...]) -> None:
        self._code = RepositoryCode(files, modules)
        self._starters = starters
        self._known = known
        self._reading: dict[tuple[str, str], bool] = {}
        self._starting: dict[str, frozenset[str]] = {}
        self._named_classes: dict[str, list[tuple[ModuleCode, ast.ClassDef]]] = {}
        self._words = {m: {w for groups in IMPORTED.findall(self._code.text(m)) for part in groups for w in WORD.findall(part)} for m in modules}
        self._candidates = self._importing(words_of(starters))

    def sites(self) -> list[EntryPointSite]:
        """Return the entry points: what is run as a file or module, in the order of the modules, then the functions that were known."""
        started = {site.path for site in self._known if site.function is None}
        found = {m.path: self._site(m, line) for m in self._candidates if m.path not in started and (line := self._starting_line(m)) is not None}
        served: set[str] = set()
        options = self._option_modules({*found, *(site.path for site in self._known if site.kind == "script")})
        importers = self._importers() if options else {}
        for path in options:
            above = _above(path, importers)
            if started.isdisjoint(above) and set(found).isdisjoint(above):
                found.update({top.path: self._site(top, 1) for one, top in above.items() if not importers.get(one) and self._acts(top)})
            if not started.isdisjoint(above) or not set(found).isdisjoint(above):
                served.add(path)
        scripts = {**{site.path: site for site in self._known if site.function is None}, **found}
        ordered = [scripts[path] for path in self._code.paths if path in scripts and (path not in served or scripts[path].kind != "script")]
        return [*ordered, *(site for site in self._known if site.function is not None)]

    def _importing(self, mentioned: Collection[str]) -> list[SourceModule]:
        """Return the modules that may read the command line, and those that import such a one, directly or through others: by words."""
        reached = {m for m in self._words if mentions(self._code.text(m), mentioned)}
        found = set(reached)
        while reached:
            names = {_last(m) for m in reached}
            reached = {m for m, words in self._words.items() if m not in found and not words.isdisjoint(names)}
            found |= reached
        return [m for m in self._words if m in found]

    def _site(self, module: SourceModule, line: int) -> EntryPointSite:
        return EntryPointSite("script", module.path, module.path, module.name, None, line)

    def _acts(self, module: SourceModule) -> bool:
        """Whether a module does more as it is run than to define and to import."""
        code = self._code.code(module)
        return code is not None and any(isinstance(node, (ast.For, ast.While, ast.With)) or _is_call(node) for node in code.tree.body)

    def _codes(self) -> Iterator[ModuleCode]:
        for module in self._candidates:
            code = self._code.code(module)
            if code is not None:
                yield code

    def _starting_line(self, module: SourceModule) -> int | None:
        """Return the line on which a module reads the command line as it is run, None where it does not."""
        code = self._code.code(module)
        for node in as_run(code.tree, imported=False) if code is not None else ():
            assert code is not None
            if isinstance(node, ast.Call) and self._reads(code, node):
                return node.lineno
        return None

    def _reads(self, code: ModuleCode, call: ast.Call) -> bool:
        function = call.func
        if isinstance(function, ast.Name):
            return self._name_reads(code, function.id)
        if not isinstance(function, ast.Attribute):
            return False
        if function.attr in PARSES or (self._starter_names(code) and ast.unparse(function) in self._starter_names(code)):
            return True
        first = function.value
        while isinstance(first, ast.Attribute):
            first = first.value
        if isinstance(first, ast.Name) and first.id in code.imports:
            module = self._code.module_named(code, function.value)
            if module is not None:
                return self._name_reads(module, function.attr)
            if self._code.named(code, first.id) is None:
                return False
        return any(self._method_reads(owner, cls, function.attr) for owner, cls in self._classes(code))

    def _starter_names(self, code: ModuleCode) -> frozenset[str]:
        names = self._starting.get(code.module.path)
        if names is None:
            names = self._starting[code.module.path] = starter_names(code.tree, self._starters)
        return names

    def _name_reads(self, code: ModuleCode, name: str) -> bool:
        key = code.module.path, name
        if key not in self._reading:
            self._reading[key] = False  # of what calls itself
            self._reading[key] = self._named_reads(code, name)
        return self._reading[key]

    def _named_reads(self, code: ModuleCode, name: str) -> bool:
        if name in self._starter_names(code):
            return True
        found = self._code.named(code, name)
        if found is None:
            return self._is_application(code, name)
        owner, node = found
        if isinstance(node, ast.ClassDef):
            return self._method_reads(owner, node, "__init__")
        libraries = command_libraries(owner.tree)
        return any(makes_command(d, libraries) for d in node.decorator_list) or self._body_reads(owner, node)

    def _is_application(self, code: ModuleCode, name: str) -> bool:
        written, there = code.imports.get(name, ("", name))
        module = self._code.find(written, code.module) if written and there is not None else None
        owner = code if not written else self._code.code(module) if module is not None else None
        if owner is None:
            return False
        made = [node for node in owner.tree.body if isinstance(node, ast.Assign) and makes_application(node.value, command_libraries(owner.tree))]
        return any(isinstance(t, ast.Name) and t.id == there for node in made for t in node.targets)

    def _body_reads(self, code: ModuleCode, node: Function) -> bool:
        return any(isinstance(inner, ast.Call) and self._reads(code, inner) for inner in walk(node))

    def _method_reads(self, code: ModuleCode, cls: ast.ClassDef, name: str) -> bool:
        key = code.module.path, f"{cls.name}.{name}"
        if key not in self._reading:
            self._reading[key] = False
            self._reading[key] = any(
                isinstance(node, Function) and node.name == name and self._body_reads(owner, node)
                for owner, base in self._lineage(code, cls)
                for node in base.body
            )
        return self._reading[key]

    def _lineage(self, code: ModuleCode, cls: ast.ClassDef) -> list[tuple[ModuleCode, ast.ClassDef]]:
        """Return a class and those above it that the repository holds."""
        found = [(code, cls)]
        for owner, below in found:
            for base in below.bases:
                named = self._code.named(owner, base.id) if isinstance(base, ast.Name) else None
                if named is not None and isinstance(named[1], ast.ClassDef) and all(named[1] is not known for _, known in found):
                    found.append((named[0], named[1]))
        return found

    def _classes(self, code: ModuleCode) -> list[tuple[ModuleCode, ast.ClassDef]]:
        """Return the classes that a module names."""
        known = self._named_classes.get(code.module.path)
        if known is None:
            found = [self._code.named(code, name) for name in (*code.classes, *code.imports)]
            known = self._named_classes[code.module.path] = [(f[0], f[1]) for f in found if f is not None and isinstance(f[1], ast.ClassDef)]
        return known

    def _importers(self) -> dict[str, dict[str, SourceModule]]:
        """Return for each module those whose import imports it, of those that may import a reader of the command line."""
        importers: dict[str, dict[str, SourceModule]] = {}
        for code in self._codes():
            for module in self._code.imported_by(code):
                importers.setdefault(module.path, {})[code.module.path] = code.module
        return importers

    def _option_modules(self, scripts: Collection[str]) -> list[str]:
        """Return the scripts from which another module imports what they read of the command line, or the parser that read it."""
        words = {word for m in self._candidates for word in self._words[m]}
        read = {m.path: names for m in self._candidates if m.path in scripts and _last(m) in words and (names := self._read_on_import(m))}
        found: dict[str, None] = {}
        for code in self._codes() if read else ():
            for name, (written, there) in code.imports.items():
                module = self._code.find(written, code.module)
                if there is not None and module is not None and module is not code.module and there in read.get(module.path, ()):
                    found[module.path] = None
                inner = self._code.module_named(code, ast.Name(name, ast.Load()))
                if (
                    inner is not None
                    and inner is not code
                    and inner.module.path in read
                    and not _attributes_of(name, code.tree).isdisjoint(read[inner.module.path])
                ):
                    found[inner.module.path] = None
        return list(found)

    def _read_on_import(self, module: SourceModule) -> set[str]:
        """Return the names that a module binds to what it reads of the command line when it is imported."""
        names: set[str] = set()
        code = self._code.code(module)
        for node in as_run(code.tree, imported=True) if code is not None else ():
            assert code is not None
            if isinstance(node, ast.Assign) and any(isinstance(inner, ast.Call) and self._reads(code, inner) for inner in walk(node.value)):
                names.update(n.id for target in node.targets for n in walk(target) if isinstance(n, ast.Name))
        return names | {"*"} if names else names


def _is_call(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)


def _attributes_of(name: str, tree: ast.Module) -> set[str]:
    return {n.attr for n in walk(tree) if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name) and n.value.id == name}


def _last(module: SourceModule) -> str:
    return module.name.rpartition(".")[2]


def _above(path: str, importers: dict[str, dict[str, SourceModule]]) -> dict[str, SourceModule]:
    """Return the modules that import one, directly or through others."""
    found: dict[str, SourceModule] = {}
    waiting = [path]
    for one in waiting:
        for above, module in importers.get(one, {}).items():
            if above not in found and above != path:
                found[above] = module
                waiting.append(above)
    return found
