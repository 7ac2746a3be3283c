"""Where the lines of a file are once an export has edited it."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import SequenceMatcher


class LineShift:
    """Maps line numbers of files before an edit to those after it; `edits` has both texts by path."""

    def __init__(self, edits: Mapping[str, tuple[str, str]]) -> None:
        self._after = {path: tuple(after.replace("\r\n", "\n").split("\n")) for path, (before, after) in edits.items() if before != after}
        self._lines: dict[str, list[int]] = {}
        self._edited: set[tuple[str, int]] = set()
        for path, after in self._after.items():
            self._map(path, edits[path][0].replace("\r\n", "\n").split("\n"), after)

    def now(self, path: str, line: int) -> int:
        """Return the number of a line after the edit; the same for a file that was not edited."""
        known = self._lines.get(path)
        return known[line - 1] if known is not None and 0 < line <= len(known) else line

    def lines(self, path: str) -> tuple[str, ...] | None:
        """Return the lines of an edited file, None for any other."""
        return self._after.get(path)

    def is_edited(self, path: str, line: int) -> bool:
        """Return whether the edit changed the text of a line, by its number after the edit."""
        return (path, line) in self._edited

    def _map(self, path: str, before: list[str], after: tuple[str, ...]) -> None:
        found: list[int] = []
        for _, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
            for number in range(first, last):
                new = min(start + number - first, max(end - 1, start)) + 1
                found.append(new)
                if before[number] != (after[new - 1] if new <= len(after) else None):
                    self._edited.add((path, new))
        self._lines[path] = found
