"""Every file of a repository by its path, and the text of those that are asked for."""

from __future__ import annotations

import os
from collections.abc import Iterable
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path

from knobgraph_ingest.discovery import Repository

_PASSED_OVER = ".git .hg .venv venv node_modules __pycache__ .tox .nox .mypy_cache .ruff_cache .pytest_cache .knobgraph"
PASSED_OVER = frozenset(_PASSED_OVER.split())
MOST_FILES = 200_000
MOST_BYTES = 4 * 1024 * 1024


class RepositoryFiles:
    """The files and folders below a root; paths are relative to it with forward slashes."""

    def __init__(self, root: Path, paths: Iterable[str] | None = None) -> None:
        self.root = root
        self.files = frozenset(paths if paths is not None else _walk(root))
        self._texts: dict[str, tuple[str, ...] | None] = {}

    @cached_property
    def folders(self) -> frozenset[str]:
        """Every folder that holds a file, at any depth."""
        found: set[str] = set()
        for path in self.files:
            folder = path.rpartition("/")[0]
            while folder and folder not in found:
                found.add(folder)
                folder = folder.rpartition("/")[0]
        return frozenset(found)

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for path in sorted(self.files):
            found.setdefault(path.rpartition("/")[2], []).append(path)
        return found

    def exists(self, path: str) -> bool:
        """Return whether a file, a folder (with or without a slash at its end), or something a glob matches is there."""
        if "*" in path:
            return any(fnmatchcase(f, path.rstrip("/")) for f in (*self.files, *self.folders))
        return path.rstrip("/") in self.files or path.rstrip("/") in self.folders

    def ending_with(self, path: str) -> list[str]:
        """Return the files whose path is `path` or ends with `/path`."""
        return [f for f in self._by_name.get(path.rpartition("/")[2], ()) if f == path or f.endswith(f"/{path}")]

    def named(self, name: str) -> list[str]:
        """Return the files of a base name."""
        return list(self._by_name.get(name, ()))

    def lines(self, path: str) -> tuple[str, ...] | None:
        """Return the lines of a text file, None where it is none that can be read."""
        if path not in self._texts:
            self._texts[path] = self._read(path)
        return self._texts[path]

    def text_at(self, path: str, line: int) -> str:
        """Return one line, stripped; empty where there is none."""
        lines = self.lines(path) or ()
        return lines[line - 1].strip() if 0 < line <= len(lines) else ""

    def _read(self, path: str) -> tuple[str, ...] | None:
        file = self.root / path
        try:
            if path not in self.files or file.stat().st_size > MOST_BYTES:
                return None
            data = file.read_bytes()
        except OSError:
            return None
        if b"\0" in data:
            return None
        return tuple(data.decode("utf-8", "replace").lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def _walk(root: Path) -> list[str]:
    found: list[str] = []
    for folder, folders, files in os.walk(root):
        folders[:] = sorted(f for f in folders if f not in PASSED_OVER)
        prefix = Path(folder).relative_to(root).as_posix()
        prefix = "" if prefix == "." else f"{prefix}/"
        found.extend(f"{prefix}{f}" for f in sorted(files) if _is_text(f"{prefix}{f}"))
        if len(found) > MOST_FILES:
            break
    return found


def _is_text(path: str) -> bool:
    return not any("\ud800" <= c <= "\udfff" for c in path)


def repository_files(repository: Repository) -> RepositoryFiles:
    """Return the files of a repository; of an installed package only its own folder."""
    if repository.root.name != repository.name and (repository.root / repository.name / "__init__.py").is_file():
        return RepositoryFiles(repository.root, (f"{repository.name}/{p}" for p in _walk(repository.root / repository.name)))
    return RepositoryFiles(repository.root)
