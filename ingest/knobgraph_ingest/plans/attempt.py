"""Attempts in a ledger: headings and list items that begin with a timestamp or say which attempt they are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knobgraph_ingest.plans.state import state_of
from knobgraph_ingest.plans.timestamp import leading_timestamp, timestamp_in

_ATTEMPT = re.compile(r"[\s\[(*]*Attempts?\s*#?\d+", re.IGNORECASE)
_RESULT = re.compile(r"\(([^()]*)\)\s*$|(?:Result|Outcome|Status):\s*([^.;]+)")
_REFERENCE = re.compile(r"(?<![\w/.-])([A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+)(?:[.\s/](?P<task>[A-Z]+\d*(?:\.[a-z0-9]+)?)(?![\w-]))?")


@dataclass(frozen=True, slots=True)
class AttemptTitle:
    """What the first line of an attempt says: its time, its text, its outcome and the initiative and task it names."""

    timestamp: str | None
    title: str
    state: str | None
    initiative: str | None
    task: str | None


def attempt_title(text: str) -> AttemptTitle | None:
    """Return what a heading or the first line of a list item says of an attempt; None where it is none."""
    stamp = leading_timestamp(text)
    if stamp is None and not _ATTEMPT.match(text):
        return None
    result = _RESULT.search(text)
    reference = _REFERENCE.search(text)
    state = state_of(next(g for g in result.groups() if g is not None)) if result else None
    title = text.strip(" *[]")
    return AttemptTitle(stamp or timestamp_in(text), title, state, reference[1] if reference else None, reference["task"] if reference else None)


def ledger_initiative(title: str) -> tuple[str, str] | None:
    """Return id and title of the initiative whose section of a ledger a heading opens."""
    found = re.match(r"[\s\[`*]*([A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+)(?=[\]\s:—–`*]|$)", title)
    if found is None:
        return None
    return found[1], title[found.end() :].strip(" ]`*:—–-")
