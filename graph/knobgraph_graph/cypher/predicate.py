"""Tests that IN, =~ and the quantifiers make."""

from __future__ import annotations

from typing import Any

import regex

from knobgraph_graph.cypher.arithmetic import type_name
from knobgraph_graph.cypher.comparison import membership
from knobgraph_graph.cypher.error import ValueFault

REGEX_SECONDS = 1.0


def is_in(item: Any, values: Any) -> bool | None:
    """Return whether an item is in a list, or None where null leaves it open."""
    if values is not None and not isinstance(values, list | tuple):
        raise ValueFault(f"IN needs a list, not a {type_name(values)}")
    return membership(item, values)


def matches(text: Any, pattern: Any) -> bool | None:
    """Return whether a regular expression matches all of a text; null if either is no text."""
    if not isinstance(text, str) or not isinstance(pattern, str):
        return None
    try:
        return regex.fullmatch(pattern, text, timeout=REGEX_SECONDS) is not None
    except regex.error as problem:
        raise ValueFault(f"Invalid regular expression: {problem}") from problem
    except TimeoutError as problem:
        raise ValueFault(f"The regular expression takes longer than {REGEX_SECONDS:g} s on one text") from problem


def quantified(kind: str, outcomes: list[bool | None]) -> bool | None:
    """Return what `all`, `any`, `none` or `single` makes of the outcomes of its condition."""
    hits, unknown = outcomes.count(True), None in outcomes
    if kind == "single":
        return False if hits > 1 else None if unknown else hits == 1
    if kind in ("any", "none"):
        found: bool | None = True if hits else None if unknown else False
        return found if kind == "any" or found is None else not found
    return False if False in outcomes else None if unknown else True
