"""The folders that a project's files declare to be where its packages start."""

from __future__ import annotations

import configparser
import tomllib
from pathlib import Path
from typing import Any

from knobgraph_ingest.discovery.setup_code import SetupCode


def declared_roots(root: Path) -> frozenset[str]:
    """Return the folders below `root` that packages are imported from, with forward slashes; those that everyone uses need not be declared."""
    found = [*_pyproject(root / "pyproject.toml"), *_setup_cfg(root / "setup.cfg"), *_setup_py(root / "setup.py")]
    return frozenset(name for text in found if (name := text.strip().removeprefix("./").strip("/")) not in ("", ".") and (root / name).is_dir())


def _pyproject(path: Path) -> list[str]:
    try:
        tool: Any = tomllib.loads(path.read_text(encoding="utf-8")).get("tool", {})
    except (OSError, ValueError):
        return []
    found: list[Any] = [_within(tool, "setuptools", "package-dir", ""), _within(tool, "pdm", "build", "package-dir")]
    found += _list(_within(tool, "setuptools", "packages", "find", "where"))
    found += [_within(package, "from") for package in _list(_within(tool, "poetry", "packages"))]
    found += [str(package).rpartition("/")[0] for package in _list(_within(tool, "hatch", "build", "targets", "wheel", "packages"))]
    found += _list(_within(tool, "hatch", "build", "targets", "wheel", "sources"))
    return [text for text in found if isinstance(text, str)]


def _within(table: Any, *names: str) -> Any:
    for name in names:
        table = table.get(name) if isinstance(table, dict) else None
    return table


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _setup_cfg(path: Path) -> list[str]:
    parser = configparser.ConfigParser(interpolation=None)
    try:
        parser.read(path, encoding="utf-8")
    except (configparser.Error, UnicodeDecodeError):
        return []
    lines = parser.get("options", "package_dir", fallback="").splitlines()
    every = [folder for name, _, folder in (line.partition("=") for line in lines) if not name.strip()]
    return [*every, *parser.get("options.packages.find", "where", fallback="").splitlines()]


def _setup_py(path: Path) -> list[str]:
    code = SetupCode.read(path)
    tables = [value for value in code.given("package_dir") if isinstance(value, dict)] if code is not None else []
    return [folder for table in tables if isinstance(folder := table.get(""), str)]
