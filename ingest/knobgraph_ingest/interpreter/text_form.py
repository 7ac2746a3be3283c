"""Texts of which only the start is known, that of a name: `f"visit_{kind}"`."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter import command_word
from knobgraph_ingest.interpreter.shape import Unknown

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.machine import Machine
    from knobgraph_ingest.interpreter.value import Value

FORM = "a text of the form "
AFTER_FORM = "\n"


def form_of(m: Machine, parts: Sequence[ast.expr], last: Value) -> str | None:
    """Return the form of a text that is a known prefix and something unknown, where the prefix is that of a name (`parse_`).

    After it stands where the unknown part is from, where that is the first word of the command line.
    """
    first = parts[0] if len(parts) == 2 else None
    if not isinstance(first, ast.Constant) or not isinstance(first.value, str) or not first.value.isidentifier() or not first.value.endswith("_"):
        return None
    return f"{FORM}{first.value}*{AFTER_FORM}{command_word.source_of(m, last) or ''}"


def source_of(text: Value) -> str | None:
    """Return where the unknown part of a text is from, where that is the first word of the command line."""
    of = _form(text)
    return of.partition(AFTER_FORM)[2] or None if of is not None else None


def of_form(m: Machine, text: Value, names: Iterable[object]) -> list[str]:
    """Return those names that a text may be; what can be said of the text and is the first word of the command line may be a sub-command."""
    of = _form(text)
    if of is None:
        return []
    form, _, source = of.removeprefix(FORM).partition(AFTER_FORM)
    found = [n for n in names if isinstance(n, str) and fnmatchcase(n, form)]
    if source:
        command_word.offer(m, [n.removeprefix(form[:-1]) for n in found], source)
    return found


def _form(text: Value) -> str | None:
    shape = text.only
    return shape.of if isinstance(shape, Unknown) and shape.of is not None and shape.of.startswith(FORM) else None
