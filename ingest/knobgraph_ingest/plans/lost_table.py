"""Rows that GFM does not show as their author meant them: a table without its delimiter row, bare pipes that part no cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.rules_block.table import escapedSplit

_TIGHT = re.compile(r"(?<=\S)(?<!\\)\|(?!\s*$)|(?<!\\)(?<!^)\|(?=\S)")  # a pipe that parts cells has blanks around it, where others have none


def cells_of(line: str) -> list[str]:
    """Return the cells of a table row, as the markdown parser splits them."""
    cells = escapedSplit(line.strip())
    if cells and not cells[0].strip():
        cells = cells[1:]
    if cells and not cells[-1].strip():
        cells = cells[:-1]
    return [c.strip() for c in cells]


def split_row(line: str, width: int) -> list[str] | None:
    """Return the cells of a row that has more than its header, with pipes inside code spans and of `|x|` kept; None where that does not help."""
    if len(cells_of(line)) <= width:
        return None
    kept = _escape_code_pipes(line)
    for attempt in (kept, _TIGHT.sub(r"\|", kept)):
        cells = cells_of(attempt)
        if len(cells) == width:
            return cells
    return None


def restored_rows(lines: Sequence[str]) -> list[list[str]]:
    """Return header and rows of a paragraph whose every line is a table row; none when it is an ordinary paragraph."""
    stripped = [line.strip() for line in lines]
    if len(stripped) < 2 or not all(s.startswith("|") and s.endswith("|") and len(s) > 2 for s in stripped):
        return []
    header = cells_of(stripped[0])
    if len(header) < 2:
        return []
    rows = [split_row(s, len(header)) or cells_of(s) for s in stripped[1:]]
    return [header, *((r + [""] * len(header))[: max(len(header), len(r))] for r in rows)]


def _escape_code_pipes(line: str) -> str:
    parts = line.split("`")
    # Between the first and the second backtick, the third and the fourth, ... is code.
    return "`".join(p.replace("\\|", "|").replace("|", "\\|") if n % 2 else p for n, p in enumerate(parts))
