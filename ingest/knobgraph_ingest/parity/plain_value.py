"""Defaults as values that can be compared: what is known exactly, and what stands in the code otherwise."""

from __future__ import annotations

import ast
import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class PlainValue:
    """A value as text, and whether it is known (then the text is its JSON) or only written (then it is source)."""

    text: str
    known: bool = True

    def agrees(self, other: PlainValue) -> bool:
        """Return whether two values are the same, as far as is known; 1 and 1.0 are, 1 and true are not."""
        if self.known and other.known:
            a, b = json.loads(self.text), json.loads(other.text)
            return bool(a == b) and isinstance(a, bool) == isinstance(b, bool)
        return self.text == other.text

    @property
    def is_none(self) -> bool:
        """Whether there is no value."""
        return self.known and self.text == "null"

    def __str__(self) -> str:
        """Return the value as Python writes it."""
        return repr(json.loads(self.text)) if self.known else self.text


NONE = PlainValue("null")


def of_json(text: str | None, *, written: bool = False) -> PlainValue:
    """Return the value of a flag's default as the graph keeps it."""
    if text is None:
        return NONE
    if not written:
        try:
            json.loads(text)
        except ValueError:
            return PlainValue(text, known=False)
    return PlainValue(text, known=not written)


def of_source(text: str | None) -> PlainValue:
    """Return the value of a default as source text; a field without one has the value that nobody knows."""
    if text is None:
        return PlainValue("(none declared)", known=False)
    try:
        value: Any = ast.literal_eval(text)
    except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
        return PlainValue(text, known=False)
    try:
        return PlainValue(json.dumps(value))
    except (TypeError, ValueError):
        return PlainValue(text, known=False)
