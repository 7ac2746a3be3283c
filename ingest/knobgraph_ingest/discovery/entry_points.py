"""Where a program can be started: scripts, `__main__` modules and declared console scripts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knobgraph_ingest.discovery.source import SourceModule
from knobgraph_ingest.discovery.source_files import SourceFiles

MAIN_GUARD = re.compile(r"^if\b(?=[^\n]*\b__name__\b)[^\n]*['\"]__main__['\"]", re.MULTILINE)
PARSES = re.compile(r"^\w*\s*=?\s*\w+\.parse_(known_)?args\(", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class EntryPointSite:
    """One way to start a program: a script, a `__main__` module, or a console script's function."""

    kind: str
    name: str
    path: str
    module: str
    function: str | None
    line: int


def script_sites(files: SourceFiles, modules: Iterable[SourceModule]) -> Iterator[EntryPointSite]:
    """Yield the files that say that they run something when they are started as a script."""
    for module in modules:
        try:
            text = files.text(module.path)
        except (OSError, ValueError):
            continue
        if module.path.rpartition("/")[2] == "__main__.py":
            yield EntryPointSite("module", module.path, module.path, module.name, None, 1)
            continue
        found = (MAIN_GUARD.search(text) if "__main__" in text else None) or (PARSES.search(text) if ".parse_" in text else None)
        if found is not None:
            yield EntryPointSite("script", module.path, module.path, module.name, None, text.count("\n", 0, found.start()) + 1)


def console_sites(files: SourceFiles, scripts: dict[str, str], modules: Iterable[SourceModule]) -> Iterator[EntryPointSite]:
    """Yield the console scripts whose module is one of the repository's."""
    by_name: dict[str, SourceModule] = {}
    for module in modules:
        if module.path.endswith(".py"):
            by_name.setdefault(module.name, module)
    for name, target in sorted(scripts.items()):
        dotted, _, function = target.partition(":")
        found = by_name.get(dotted.strip())
        if found is not None and function.strip():
            yield EntryPointSite("console_script", name, found.path, found.name, function.strip(), _defined(files, found.path, function.strip()))


def _defined(files: SourceFiles, path: str, function: str) -> int:
    """Return the line on which a function is defined, the first of the file where it comes from elsewhere."""
    try:
        text = files.text(path)
    except (OSError, ValueError):
        return 1
    found = re.search(rf"^(?:async )?def {re.escape(function)}\b", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found is not None else 1
