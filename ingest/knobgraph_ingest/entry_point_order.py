"""In which order entry points are run, where several processes share them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knobgraph_ingest.discovery import EntryPointSite, Repository
from knobgraph_ingest.interpreter.module_files import ModuleFiles
from knobgraph_ingest.source_tree import SourceTree

IMPORT = re.compile(r"\s*(?:from\s+(\.*)([\w.]*)\s+import\s+\(?(.*)|import\s+(.*))")
NAME = re.compile(r"[\w.]+")


def longest_first(repository: Repository, files: ModuleFiles, tree: SourceTree) -> list[int]:
    """Return the numbers of the entry points, those that may run most code first: one that takes long and is begun last keeps all other processes waiting.

    How much one may run is taken to be the lines of its file and of all that this imports, directly or through others; of equal ones the longer file
    comes first. The shorter half comes in its own order, so that what they find, which is taken in in that order, need not all wait for the last one.
    This is a guess from the words of the import statements: nothing but the time depends on it.
    """
    reach = Reach(files, tree)
    weights = [(reach.lines_from(site), len(tree.lines(site.path))) for site in repository.entry_points]
    order = sorted(range(len(weights)), key=lambda n: weights[n], reverse=True)
    half = (len(order) + 1) // 2
    return [*order[:half], *sorted(order[half:])]


class Reach:
    """Which files of a repository each of them imports."""

    def __init__(self, files: ModuleFiles, tree: SourceTree) -> None:
        self._files = files
        self._tree = tree
        self._imported: dict[tuple[str, str | None], frozenset[str]] = {}

    def lines_from(self, site: EntryPointSite) -> int:
        """Return how many lines stand in the file of an entry point and in all that it imports, directly or through others."""
        folder = site.path.rpartition("/")[0] if site.kind == "script" else None
        seen = {site.path}
        waiting = [site.path]
        for path in waiting:
            found = self._imports(path, folder) - seen
            seen |= found
            waiting.extend(found)
        return sum(len(self._tree.lines(path)) for path in seen)

    def _imports(self, path: str, folder: str | None) -> frozenset[str]:
        key = (path, folder)
        if key not in self._imported:
            located = (self._located(name, path, folder) for name in self._names(path))
            self._imported[key] = frozenset(file for file in located if file is not None)
        return self._imported[key]

    def _names(self, path: str) -> Iterator[str]:
        """Yield what the import statements of a file name, with their leading dots."""
        for line in self._tree.lines(path):
            found = IMPORT.match(line) if "import" in line else None
            if found is None:
                continue
            dots, module, names, plain = found.groups()
            if plain is not None:
                yield from NAME.findall(plain)
                continue
            yield dots + module
            yield from (f"{dots}{module}.{name}" if module else dots + name for name in NAME.findall(names))

    def _located(self, name: str, path: str, folder: str | None) -> str | None:
        dotted = name.lstrip(".")
        level = len(name) - len(dotted)
        if not level:
            found = self._files.locate(dotted, folder)
            return found if found in self._files.files else None
        parts = path.split("/")[:-level] + dotted.split(".")
        base = "/".join(part for part in parts if part)
        return next((file for file in (f"{base}.py", f"{base}/__init__.py") if file in self._files.files), None)
