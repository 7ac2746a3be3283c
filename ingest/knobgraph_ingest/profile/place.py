"""Where a key or value of a TOML text stands: line and column, counted from 1."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import tomlkit
from tomlkit.items import AoT, Table

KeyPath: TypeAlias = Sequence[str | int]
MARK = "knobgraph-was-here"


def place_of(text: str, path: KeyPath, *, key: bool = False) -> tuple[int, int]:
    """Return the line and column of the value at a path, or of its key; (1, 1) for the document itself.

    tomlkit keeps every byte but tells no positions: so the value is marked in a copy, and the mark is looked for.
    """
    document: Any = tomlkit.parse(text)
    parent: Any = document
    for part in path[:-1]:
        parent = parent[part]
    if not path:
        return 1, 1
    value = parent[path[-1]]
    line, column = _mark(document, parent, path[-1], value)
    name = path[-1] if isinstance(path[-1], str) else path[-2] if len(path) > 1 else ""
    if key or isinstance(value, dict):
        column = max(text.split("\n")[line - 1].find(str(name)), 0) + 1
    return line, column


def _mark(document: Any, parent: Any, last: str | int, value: Any) -> tuple[int, int]:
    if isinstance(value, AoT):
        return _mark(document, value, 0, value[0])  # an array of tables begins with its first table
    if isinstance(value, Table):
        if value.is_super_table():
            name = next(iter(value))
            return _mark(document, value, name, value[name])
        value.comment(MARK)
    else:
        parent[last] = MARK
    marked = tomlkit.dumps(document)
    at = marked.index(f"# {MARK}" if f"# {MARK}" in marked else f'"{MARK}"')
    before = marked[:at]
    return before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1
