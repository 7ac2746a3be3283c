"""A task's line with another state and the references of its artifacts; every other byte stays."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from knobgraph_ingest.plans.lost_table import cells_of
from knobgraph_ingest.plans.task import task_columns

_MARK = re.compile(r"\[([^\[\]\n]?)\]")
_REFERENCES = re.compile(r" ?Artifacts:(?: \[[^\]\n]*\]\([^)\n]*\),?)+")
_DELIMITER = re.compile(r"\s*\|?[\s:|-]*-[\s:|-]*\|?\s*")


def edited_line(lines: Sequence[str], number: int, mark: str, references: Sequence[tuple[str, str]]) -> str:
    """Return line `number` (from 0) with the mark of its state and links to artifacts (name, target)."""
    body = lines[number].rstrip("\r\n")
    ending = lines[number][len(body) :]
    links = ", ".join(f"[{name}]({target})" for name, target in references)
    spans = _cells(body)
    columns = _columns(lines, number) if len(spans) > 1 else None
    if columns is None:
        return _referenced(_marked(body, mark), links) + ending
    state, last = columns
    for column, edit in sorted(((state, "mark"), (last, "links")), reverse=True):
        if column is None or column >= len(spans):
            continue
        start, end = spans[column]
        cell = body[start:end]
        body = body[:start] + (_marked(cell, mark) if edit == "mark" else _referenced(cell, links)) + body[end:]
    return body + ending


def _marked(text: str, mark: str) -> str:
    return _MARK.sub(lambda _: f"[{mark}]", text, count=1)


def _referenced(text: str, links: str) -> str:
    if not links:
        return text
    said = f" Artifacts: {links}"
    if _REFERENCES.search(text):
        return _REFERENCES.sub(lambda _: said, text, count=1)
    kept = text.rstrip()
    return kept + said + (text[len(kept) :] or "")


def _cells(line: str) -> list[tuple[int, int]]:
    """Return where the cells of a row stand, the pipes left out."""
    pipes = [n for n, c in enumerate(line) if c == "|" and (n == 0 or line[n - 1] != "\\")]
    if not pipes:
        return []
    edges = pipes if not line[: pipes[0]].strip() else [-1, *pipes]
    if line[edges[-1] + 1 :].strip():
        edges = [*edges, len(line)]
    return [(a + 1, b) for a, b in pairwise(edges)]


def _columns(lines: Sequence[str], number: int) -> tuple[int | None, int] | None:
    """Return the column of the state and the one for references of the table that a line is in."""
    for at in range(number - 1, 0, -1):
        if not lines[at].strip():
            return None
        if _DELIMITER.fullmatch(lines[at].rstrip("\r\n")) and "|" in lines[at]:
            header = cells_of(lines[at - 1])
            found = task_columns(header)
            if found is None:
                return None
            free = [n for n in range(len(header)) if n not in (found.id, found.state, found.task)]
            return found.state, free[-1] if free else found.task if found.task is not None else len(header) - 1
    return None
