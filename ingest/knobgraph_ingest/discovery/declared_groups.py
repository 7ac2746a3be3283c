"""The entry points that a project's files declare, by group: console scripts and plug-ins."""

from __future__ import annotations

import configparser
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

from knobgraph_ingest.discovery.setup_code import Literal, SetupCode

Groups: TypeAlias = dict[str, dict[str, str]]
SCRIPTS = ("console_scripts", "gui_scripts")


def declared_groups(root: Path) -> Groups:
    """Return every declared entry point: group to name to `module:object`."""
    groups: Groups = {}
    for folder in (root, *(p for p in root.glob("*") if (p / "pyproject.toml").is_file())):
        for found in (_pyproject(folder / "pyproject.toml"), _setup_cfg(folder / "setup.cfg"), _setup_py(folder / "setup.py")):
            _merge(groups, found)
    infos = [*root.glob("*.dist-info"), *root.glob("*.egg-info")]
    if (root / "__init__.py").is_file():
        infos += [p for p in root.parent.glob("*.dist-info") if _belongs(p, root.name)]
    for info in infos:
        _merge(groups, _entry_points_txt(info / "entry_points.txt"))
    return groups


def scripts_of(groups: Groups) -> dict[str, str]:
    """Return the console scripts, name to `module:function`."""
    return {name: target for group in SCRIPTS for name, target in groups.get(group, {}).items()}


def _merge(groups: Groups, found: Groups) -> None:
    for group, entries in found.items():
        groups.setdefault(group, {}).update(entries)


def _belongs(info: Path, package: str) -> bool:
    if info.name.partition("-")[0].replace("-", "_").lower() == package.lower():
        return True
    top = info / "top_level.txt"
    record = info / "RECORD"
    if top.is_file():
        return package in top.read_text(errors="replace").split()
    return record.is_file() and f"\n{package}/__init__.py," in "\n" + record.read_text(errors="replace")


def _pyproject(path: Path) -> Groups:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    project = data.get("project", {})
    poetry = data.get("tool", {}).get("poetry", {})
    tables = [("console_scripts", project.get("scripts")), ("gui_scripts", project.get("gui-scripts")), ("console_scripts", poetry.get("scripts"))]
    for plugins in (project.get("entry-points"), poetry.get("plugins")):
        tables.extend(plugins.items() if isinstance(plugins, dict) else ())
    found: Groups = {}
    for group, table in tables:
        if isinstance(table, dict):
            entries = {str(k): _target(v if isinstance(v, str) else _reference(v)) for k, v in table.items() if isinstance(v, (str, dict))}
            found.setdefault(str(group), {}).update(entries)
    return found


def _reference(script: dict[str, object]) -> str:
    return str(script.get("reference", script.get("callable", "")))


def _setup_cfg(path: Path) -> Groups:
    parser = configparser.ConfigParser(interpolation=None)
    try:
        parser.read(path, encoding="utf-8")
    except (configparser.Error, UnicodeDecodeError):
        return {}
    if not parser.has_section("options.entry_points"):
        return {}
    return {group: _pairs(text.splitlines()) for group, text in parser.items("options.entry_points")}


def _pairs(lines: Iterable[str]) -> dict[str, str]:
    return {k.strip(): _target(v) for k, _, v in (line.partition("=") for line in lines) if k.strip() and v.strip()}


def _target(text: str) -> str:
    """Return `module:object` without the extras that may follow it."""
    return text.partition("[")[0].strip().partition(" ")[0]


def _setup_py(path: Path) -> Groups:
    """Return what a `setup.py` hands over as `entry_points`, as far as it is written out: a table, or the text of an ini file."""
    code = SetupCode.read(path)
    found: Groups = {}
    for value in code.given("entry_points") if code is not None else ():
        table: Mapping[str, Literal] = _ini(value) if isinstance(value, str) else value if isinstance(value, dict) else {}
        for group, entries in table.items():
            lines = entries.splitlines() if isinstance(entries, str) else [e for e in entries if isinstance(e, str)] if isinstance(entries, list) else []
            found.setdefault(str(group), {}).update(_pairs(lines))
    return found


def _ini(text: str) -> dict[str, Literal]:
    groups: dict[str, list[Literal]] = {}
    group = ""
    for line in text.splitlines():
        if line.strip().startswith("[") and line.strip().endswith("]"):
            group = line.strip()[1:-1]
        else:
            groups.setdefault(group, []).append(line)
    return dict(groups)


def _entry_points_txt(path: Path) -> Groups:
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # the documented way to keep names as written
    try:
        parser.read(path, encoding="utf-8")
    except (configparser.Error, UnicodeDecodeError):
        return {}
    return {section: {k: _target(v) for k, v in parser.items(section)} for section in parser.sections()}
