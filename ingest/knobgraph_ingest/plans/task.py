"""Tasks: rows of task tables, in any column order, and items of checklists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knobgraph_ingest.plans.markdown import Block, plain
from knobgraph_ingest.plans.state import checkbox, state_of

ID_COLUMNS = ("id", "#", "task id", "no", "no.", "step", "key", "ref", "task #")
TASK_COLUMNS = ("task description", "task", "description", "item", "action", "work item", "title", "what", "summary", "name", "step", "todo")
STATE_COLUMNS = ("state", "status", "done", "progress", "done?", "✓", "complete", "completed")
_ITEM_ID = re.compile(r"(?P<id>[A-Z]{1,4}\d*(?:[.-]?[A-Za-z0-9]+)*|\d+(?:\.[A-Za-z0-9]+)*)\s*(?:[:—–.)]|-\s)\s*")


@dataclass(frozen=True, slots=True)
class TaskColumns:
    """Which columns of a table hold what; the rest is guidance."""

    id: int | None
    task: int | None
    state: int | None


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task as written."""

    id: str
    title: str
    state: str | None
    guidance: str
    state_as_written: str | None = None


def task_columns(header: Sequence[str]) -> TaskColumns | None:
    """Return the columns of a task table, None for any other table.

    A task table has a column for the task, and one for its state or its id.
    """
    names = [h.strip(" *`_").lower() for h in header]
    state = _first(names, STATE_COLUMNS)
    identifier = _first(names, ID_COLUMNS)
    task = next((n for w in TASK_COLUMNS for n, name in enumerate(names) if name == w and n not in (state, identifier)), None)
    if task is None:
        task = next((n for n, name in enumerate(names) if "task" in name.split() and n not in (state, identifier)), None)
    if task is None and identifier is not None and names[identifier] == "step":
        identifier, task = None, identifier
    if task is None or (state is None and (identifier is None or "task" not in names[task])):
        return None
    return TaskColumns(identifier, task, state)


def task_of_row(row: Block, columns: TaskColumns) -> TaskRow | str | None:
    """Return the task of a row, the title of the group that a row without task opens, or None for an empty row."""
    texts = [plain(c) for c in row.cells]
    filled = [t for t in texts if t]
    if not filled:
        return None
    identifier = _cell(texts, columns.id)
    if len(filled) == 1 and len(row.header) > 1 and (texts[0] == filled[0]) and (identifier == filled[0] or columns.id is None) and " " in filled[0]:
        return filled[0]
    title, state_text = _cell(texts, columns.task), _cell(texts, columns.state)
    state = state_of(state_text) if columns.state is not None else None
    for text in (identifier, title):
        marked = checkbox(text)
        if marked is not None and columns.state is None:
            state = marked[0]
    identifier = (checkbox(identifier) or ("", identifier))[1].strip("`* ")
    marked = checkbox(title)
    title = marked[1] if marked else title
    if columns.id is None:
        identifier, title = _cut_id(title)
    used = (columns.id, columns.task, columns.state)
    guidance = " ".join(t for n, t in enumerate(texts) if n not in used and t)
    return TaskRow(identifier, title, state, guidance, state_text if state is None and state_text else None)


def task_of_item(item: Block) -> TaskRow | None:
    """Return the task of a checklist item, None for an item without a checkbox."""
    marked = checkbox(plain(item.spans))
    if marked is None:
        return None
    state, text = marked
    identifier, title = _cut_id(text)
    head, period, rest = title.partition(". ")
    return TaskRow(identifier, head + (period.strip() if rest else ""), state, rest) if len(title) > 160 else TaskRow(identifier, title, state, "")


def _first(names: Sequence[str], wanted: Sequence[str]) -> int | None:
    return next((n for w in wanted for n, name in enumerate(names) if name == w), None)


def _cell(texts: Sequence[str], column: int | None) -> str:
    return texts[column] if column is not None and column < len(texts) else ""


def _cut_id(text: str) -> tuple[str, str]:
    found = _ITEM_ID.match(text)
    if found is None or not (any(c.isdigit() for c in found["id"]) or "-" in found["id"]) or found["id"].isdigit():
        return "", text
    return found["id"], text[found.end() :].strip()
