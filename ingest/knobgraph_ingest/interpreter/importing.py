"""Imports: runs a module of the repository once for each run of an entry point, symbolically."""

from __future__ import annotations

import ast
import builtins
import math
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter import own_place
from knobgraph_ingest.interpreter.container import ClassShape, ListShape, ModuleShape, Scope
from knobgraph_ingest.interpreter.frame import Frame
from knobgraph_ingest.interpreter.module_files import ModuleFiles
from knobgraph_ingest.interpreter.shape import External, TupleShape
from knobgraph_ingest.interpreter.value import Value, const, unknown

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.machine import Machine

ALIASES = {
    "sqlalchemy.util.inspect_getfullargspec": "inspect.getfullargspec",
    "sqlalchemy.util.compat.inspect_getfullargspec": "inspect.getfullargspec",
    "configargparse": "argparse",
    "argparse.ArgParser": "argparse.ArgumentParser",
    "typing_extensions": "typing",
    "tomli": "tomllib",
    "importlib_metadata": "importlib.metadata",
    "attrs": "attr",
    "collections.abc.Mapping": "collections.abc.Mapping",
    "pathlib.PurePath": "pathlib.Path",
    "pathlib.PosixPath": "pathlib.Path",
    "rich_click": "click",
    "asyncclick": "click",
    "cloup": "click",
    "click.core": "click",
    "click.decorators": "click",
    "io.open": "builtins.open",
    "boltons.cacheutils.cachedproperty": "functools.cached_property",
    "cached_property.cached_property": "functools.cached_property",
    "cached_property.threaded_cached_property": "functools.cached_property",
    "django.utils.functional.cached_property": "functools.cached_property",
    "propcache.cached_property": "functools.cached_property",
    "werkzeug.utils.cached_property": "functools.cached_property",
    "numpy.random": "numpy.random",
}
CONSTANTS: dict[str, object] = {
    "argparse.ONE_OR_MORE": "+",
    "argparse.OPTIONAL": "?",
    "argparse.PARSER": "A...",
    "argparse.REMAINDER": "...",
    "argparse.ZERO_OR_MORE": "*",
    "builtins.__debug__": True,
    "math.inf": math.inf,
    "math.pi": math.pi,
    "numpy.inf": math.inf,
    "numpy.pi": math.pi,
    "os.curdir": ".",
    "os.linesep": "\n",
    "os.pardir": "..",
    "os.path.curdir": ".",
    "os.path.pardir": "..",
    "os.pathsep": ":",
    "os.sep": "/",
    "typing.TYPE_CHECKING": False,
}
MODULE_STATEMENTS = 400_000


@lru_cache(maxsize=16_384)
def external(name: str) -> Value:
    """Return the value of an outside name: a constant where it has one, else the name itself."""
    canonical = ""
    for part in name.split("."):
        canonical = f"{canonical}.{part}" if canonical else part
        canonical = ALIASES.get(canonical, canonical)
    return const(CONSTANTS[canonical]) if canonical in CONSTANTS else Value((External(canonical),))


@lru_cache(maxsize=1_024)
def _builtin(name: str) -> Value | None:
    return external(f"builtins.{name}") if hasattr(builtins, name) else None


class Importer:
    """The modules that one run has imported, as `sys.modules` is; names of outside code stay names."""

    def __init__(
        self, files: ModuleFiles, parse: Callable[[str], ast.Module | None], groups: Mapping[str, Mapping[str, str]] | None = None,
        read: Callable[[str], str | None] | None = None,
    ) -> None:  # fmt: skip
        self.groups: Mapping[str, Mapping[str, str]] = groups or {}
        self.read = read
        self.files = files
        self._parse = parse
        self._modules: dict[str, ModuleShape] = {}
        self._script_folder: str | None = None
        self.defined: dict[str, ClassShape] = {}
        self.unfound = 0

    def start(self, script_folder: str | None) -> None:
        """Let a script's own folder come first, as `sys.path[0]` does; None for a console script."""
        self._script_folder = script_folder

    def external(self, name: str) -> Value:
        """Return the value of an outside name: a constant where it has one, else the name itself."""
        return external(name)

    def builtin(self, name: str) -> Value | None:
        """Return a builtin name, None where there is none of that name."""
        return _builtin(name)

    def find(self, name: str) -> ModuleShape | None:
        """Return the repository's module of an absolute name, not yet run; None for outside code."""
        path = self.files.locate(name, self._script_folder)
        if path is None:
            return None
        return self.module_at(path) if path in self.files.files else self._namespace(name, path)

    def module_at(self, path: str) -> ModuleShape:
        """Return the module of a file, not yet run."""
        module = self._modules.get(path)
        if module is None:
            file = self.files.files[path]
            module = ModuleShape(0, file.name, path, file.is_package, file.source_root)
            module.cells["__name__"] = const(file.name)
            self._modules[path] = module
        return module

    def config_classes(self) -> list[ClassShape]:
        """Return the classes defined so far that declare fields, in the order of their names."""
        return [c for _, c in sorted(self.defined.items()) if c.fields and c.kind != "plain"]

    def fresh(self, path: str) -> ModuleShape:
        """Return a new module of a file that is to run as `__main__`."""
        file = self.files.files[path]
        module = ModuleShape(0, file.name, path, file.is_package, file.source_root)
        module.cells["__name__"] = const("__main__")
        return module

    def _namespace(self, name: str, folder: str) -> ModuleShape:
        module = self._modules.get(folder)
        if module is None:
            module = ModuleShape(0, name, folder, True, "")
            module.running = True
            self._modules[folder] = module
        return module

    def run(self, m: Machine, module: ModuleShape) -> None:
        """Run a module's body once; what it leaves behind outlives every branch."""
        if module.running:
            return
        module.running = True
        tree = self._parse(module.path)
        if tree is None:
            return
        module.tree = tree
        module.cells["__file__"] = Value((own_place.shape_at(module.path),))
        module.cells["__package__"] = const(module.name if module.is_package else module.name.rpartition(".")[0])
        if module.is_package:
            module.cells["__path__"] = Value((m.new_list([Value((own_place.package_folder(module.path),))]),))
        module.cells["__doc__"] = const(ast.get_docstring(tree))
        with m.outside_of_branches():
            frame = Frame(Scope(module, None, module.cells), module)
            m.stack.append(frame)
            try:
                m.run_block(tree.body, frame)
            finally:
                m.stack.pop()

    def run_with_parents(self, m: Machine, module: ModuleShape, name: str) -> None:
        """Run the packages that a module of this absolute name lies in, outermost first, and then the module."""
        parts = name.split(".")
        for size in range(1, len(parts)):
            parent = self.find(".".join(parts[:size]))
            if parent is not None and parent is not module:
                self.run(m, parent)
        self.run(m, module)

    def absolute(self, name: str, level: int, module: ModuleShape) -> str:
        """Return the absolute name of a relative import."""
        if not level:
            return name
        parts = module.name.split(".")
        if not module.is_package:
            parts = parts[:-1]
        if level > 1:
            parts = parts[: -(level - 1)] if level - 1 < len(parts) else []
        return ".".join([*parts, name] if name else parts)

    def loaded(self) -> list[ModuleShape]:
        """Return the modules that were found so far."""
        return list(self._modules.values())

    def import_module(self, m: Machine, name: str, level: int, module: ModuleShape) -> Value:
        """Return what `import name` binds for the whole dotted name."""
        absolute = self.absolute(name, level, module)
        found = self.find(absolute)
        if found is None:
            return self.external(absolute)
        self.run_with_parents(m, found, absolute)
        return Value((found,))

    def import_name(self, m: Machine, name: str, level: int, wanted: str, frame: Frame) -> Value:
        """Return what `from name import wanted` binds."""
        absolute = self.absolute(name, level, frame.module)
        found = self.find(absolute) if absolute else None
        if found is None:
            if level and not absolute:
                return self.import_module(m, wanted, 0, frame.module)
            return self.external(f"{absolute}.{wanted}")
        self.run_with_parents(m, found, absolute)
        value = found.cells.get(wanted)
        if value is not None:
            return value.present()
        inner = self.submodule(m, found, wanted)
        if inner is not None:
            return Value((inner,))
        if found.path in self.files.folders:
            return self.external(f"{absolute}.{wanted}")
        return m.get_attribute(Value((found,)), wanted, frame, ast.Pass(lineno=0, col_offset=0))

    def submodule(self, m: Machine, module: ModuleShape, name: str) -> ModuleShape | None:
        """Return a package's submodule, run; None where it has none of that name."""
        if not module.is_package:
            return None
        base = module.path.removesuffix("/__init__.py") if module.path.endswith(".py") else module.path
        for path in (f"{base}/{name}/__init__.py", f"{base}/{name}.py"):
            if path in self.files.files:
                inner = self.module_at(path)
                self.run(m, inner)
                return inner
        if f"{base}/{name}" in self.files.folders:
            return self._namespace(f"{module.name}.{name}", f"{base}/{name}")
        return None

    def star(self, m: Machine, name: str, level: int, module: ModuleShape) -> list[tuple[str, Value]]:
        """Return what `from name import *` binds."""
        absolute = self.absolute(name, level, module)
        found = self.find(absolute)
        if found is None:
            if absolute not in module.star:
                module.star.append(absolute)
            return []
        self.run_with_parents(m, found, absolute)
        if module.star != found.star:
            module.star += [s for s in found.star if s not in module.star]
        listed = found.cells.get("__all__")
        shape = listed.only if listed is not None else None
        if isinstance(shape, (ListShape, TupleShape)):
            items = shape.items if isinstance(shape, TupleShape) else tuple(shape.cells.values())
            names = [n for n in (i.text() for i in items) if n is not None]
            return [(n, found.cells.get(n) or unknown(of=f"{absolute}.{n}")) for n in names]
        return [(str(k), v) for k, v in found.cells.items() if isinstance(k, str) and not k.startswith("_")]

    def imports_surely(self, body: Sequence[ast.stmt], module: ModuleShape) -> bool:
        """Whether statements only import what is the repository's own or the standard library's."""
        for node in body:
            if isinstance(node, ast.Import):
                names = [a.name for a in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [self.absolute(node.module or "", node.level, module)]
            else:
                return False
            for name in names:
                if name.partition(".")[0] not in sys.stdlib_module_names and self.find(name) is None:
                    return False
        return bool(body)
