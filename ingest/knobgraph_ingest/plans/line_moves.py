"""Where the lines of an older text are in a newer one, by a diff without context."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HUNK = re.compile(r"^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class LineMoves:
    """The changed places of a text: first old line, how many old lines went, and how many new ones came."""

    hunks: tuple[tuple[int, int, int], ...]

    def now(self, line: int) -> int | None:
        """Return the line that an old line is now; None where it was changed or deleted."""
        shift = 0
        for first, gone, came in self.hunks:
            if line < first:
                break
            if line < first + gone:
                return None
            shift += came - gone
        return line + shift


def line_moves(diff: str) -> LineMoves:
    """Return the moves that a diff of one file says; none where it is empty."""
    hunks: list[tuple[int, int, int]] = []
    for old, gone, _, came in _HUNK.findall(diff):
        removed = int(gone or 1)
        # What is only added stands behind the old line that the hunk names.
        hunks.append((int(old) + (removed == 0), removed, int(came or 1)))
    return LineMoves(tuple(hunks))
