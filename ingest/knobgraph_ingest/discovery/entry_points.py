"""Where a program can be started: scripts, `__main__` modules and declared console scripts."""

from __future__ import annotations

import ast
import configparser
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from knobgraph_ingest.discovery.source import SourceModule, read_source

MAIN_GUARD = re.compile(r"^if\s+(__name__\s*==\s*['\"]__main__['\"]|['\"]__main__['\"]\s*==\s*__name__)", re.MULTILINE)
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


def script_sites(root: Path, modules: Iterable[SourceModule]) -> Iterator[EntryPointSite]:
    """Yield the files that run something when they are started as a script."""
    for module in modules:
        try:
            text = read_source(root, module.path)
        except (OSError, ValueError):
            continue
        if module.path.rpartition("/")[2] == "__main__.py":
            yield EntryPointSite("module", module.path, module.path, module.name, None, 1)
            continue
        found = MAIN_GUARD.search(text) or PARSES.search(text)
        if found is not None:
            yield EntryPointSite("script", module.path, module.path, module.name, None, text.count("\n", 0, found.start()) + 1)


def declared_scripts(root: Path) -> dict[str, str]:
    """Return the console scripts that the project's files declare, name to `module:function`."""
    scripts: dict[str, str] = {}
    for folder in (root, *(p for p in root.glob("*") if (p / "pyproject.toml").is_file())):
        scripts.update(_pyproject(folder / "pyproject.toml"))
        scripts.update(_setup_cfg(folder / "setup.cfg"))
        scripts.update(_setup_py(folder / "setup.py"))
    infos = [*root.glob("*.dist-info"), *root.glob("*.egg-info")]
    if (root / "__init__.py").is_file():
        infos += [p for p in root.parent.glob("*.dist-info") if _belongs(p, root.name)]
    for info in infos:
        scripts.update(_entry_points_txt(info / "entry_points.txt"))
    return scripts


def _belongs(info: Path, package: str) -> bool:
    if info.name.partition("-")[0].replace("-", "_").lower() == package.lower():
        return True
    top = info / "top_level.txt"
    record = info / "RECORD"
    if top.is_file():
        return package in top.read_text(errors="replace").split()
    return record.is_file() and f"\n{package}/__init__.py," in "\n" + record.read_text(errors="replace")


def _pyproject(path: Path) -> dict[str, str]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    found: dict[str, str] = {}
    project = data.get("project", {})
    poetry = data.get("tool", {}).get("poetry", {})
    for table in (project.get("scripts"), project.get("gui-scripts"), poetry.get("scripts")):
        if isinstance(table, dict):
            found.update({str(k): v if isinstance(v, str) else str(v.get("callable", "")) for k, v in table.items()})
    return found


def _setup_cfg(path: Path) -> dict[str, str]:
    parser = configparser.ConfigParser(interpolation=None)
    try:
        parser.read(path, encoding="utf-8")
    except (configparser.Error, UnicodeDecodeError):
        return {}
    text = parser.get("options.entry_points", "console_scripts", fallback="")
    return _pairs(text.splitlines())


def _pairs(lines: Iterable[str]) -> dict[str, str]:
    return {k.strip(): v.strip().partition(" ")[0] for k, _, v in (line.partition("=") for line in lines) if k.strip() and v.strip()}


def _setup_py(path: Path) -> dict[str, str]:
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, SyntaxError):
        return {}
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        for keyword in node.keywords:
            if keyword.arg == "entry_points" and isinstance(keyword.value, ast.Dict):
                for key, value in zip(keyword.value.keys, keyword.value.values, strict=True):
                    if isinstance(key, ast.Constant) and key.value in ("console_scripts", "gui_scripts") and isinstance(value, ast.List):
                        found.update(_pairs(e.value for e in value.elts if isinstance(e, ast.Constant) and isinstance(e.value, str)))
    return found


def _entry_points_txt(path: Path) -> dict[str, str]:
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # the documented way to keep names as written
    try:
        parser.read(path, encoding="utf-8")
    except (configparser.Error, UnicodeDecodeError):
        return {}
    found: dict[str, str] = {}
    for section in ("console_scripts", "gui_scripts"):
        if parser.has_section(section):
            found.update({k: v.partition("[")[0].strip() for k, v in parser.items(section)})
    return found


def console_sites(scripts: dict[str, str], modules: Iterable[SourceModule]) -> Iterator[EntryPointSite]:
    """Yield the console scripts whose module is one of the repository's."""
    by_name: dict[str, SourceModule] = {}
    for module in modules:
        by_name.setdefault(module.name, module)
    for name, target in sorted(scripts.items()):
        dotted, _, function = target.partition(":")
        found = by_name.get(dotted.strip())
        if found is not None and function.strip():
            yield EntryPointSite("console_script", name, found.path, found.name, function.strip(), 1)
