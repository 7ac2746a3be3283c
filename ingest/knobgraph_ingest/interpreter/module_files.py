"""Where the modules of a repository lie, by the rules of the import system."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Protocol


class SourceFile(Protocol):
    """What the importer needs to know of a file."""

    @property
    def name(self) -> str:
        """Dotted name."""
        ...

    @property
    def path(self) -> str:
        """Path relative to the root."""
        ...

    @property
    def source_root(self) -> str:
        """The folder its absolute imports start from."""
        ...

    @property
    def is_package(self) -> bool:
        """Whether it is an `__init__.py`."""
        ...


class ModuleFiles:
    """The files of a repository by path, and the folders that hold them; the same for every entry point."""

    def __init__(self, files: Iterable[SourceFile]) -> None:
        self.files = {f.path: f for f in files}
        self.folders: set[str] = set()
        for path in self.files:
            folder = path.rpartition("/")[0]
            while folder and folder not in self.folders:
                self.folders.add(folder)
                folder = folder.rpartition("/")[0]
        roots = {f.source_root for f in self.files.values() if f.is_package or "." in f.name or not f.source_root}
        self._roots = sorted(roots, key=lambda r: (r.count("/") if r else -1, r))

    def locate(self, name: str, script_folder: str | None) -> str | None:
        """Return the file of an absolute name, or the folder where it is a namespace package; None for outside code.

        `script_folder` comes first, as `sys.path[0]` does; None for a program that is not started as a script.
        """
        roots = self._roots if script_folder is None else [script_folder, *self._roots]
        relative = name.replace(".", "/")
        namespace: str | None = None
        top = name.partition(".")[0]
        for root in roots:
            base = f"{root}/{relative}" if root else relative
            if top in sys.stdlib_module_names and root not in (script_folder, ""):
                continue
            for path in (f"{base}/__init__.py", f"{base}.py"):
                if path in self.files:
                    return path
            if namespace is None and base in self.folders:
                namespace = base
        return namespace if top not in sys.stdlib_module_names else None

    def modules_in(self, folder: str) -> list[tuple[str, bool]]:
        """Return the names of the modules that lie in a folder, in order, and whether each is a package."""
        found: dict[str, bool] = {}
        for path in self.files:
            if not path.startswith(f"{folder}/"):
                continue
            name, _, inside = path.removeprefix(f"{folder}/").partition("/")
            if inside == "__init__.py":
                found[name] = True
            elif not inside and name != "__init__.py" and name.endswith(".py"):
                found.setdefault(name.removesuffix(".py"), False)
        return sorted(found.items())
