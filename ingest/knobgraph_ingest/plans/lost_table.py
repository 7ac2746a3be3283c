"""Rows that GFM does not show as their author meant them: a table without its delimiter row, bare pipes inside code spans."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it.rules_block.table import escapedSplit


def cells_of(line: str) -> list[str]:
    """Return the cells of a table row, as the markdown parser splits them."""
    cells = escapedSplit(line.strip())
    if cells and not cells[0].strip():
        cells = cells[1:]
    if cells and not cells[-1].strip():
        cells = cells[:-1]
    return [c.strip() for c in cells]


def split_row(line: str, width: int) -> list[str] | None:
    """Return the cells of a row that has more of them than its header, with the pipes inside code spans kept; None where that does not help."""
    if len(cells_of(line)) <= width:
        return None
    cells = cells_of(_escape_code_pipes(line))
    return cells if len(cells) == width else None


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
