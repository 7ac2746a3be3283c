"""What a label or heading makes of the paths, ids and items below it."""

from __future__ import annotations

import re
from enum import StrEnum


class Topic(StrEnum):
    """The part of a plan that a label or heading opens."""

    DEPENDS = "depends"
    DELIVERABLE = "deliverable"
    OUTPUT = "output"
    CRITERIA = "criteria"
    FOLLOW_UP = "follow-up"
    GOAL = "goal"
    STATUS = "status"
    OWNER = "owner"


_WORDS = (
    (Topic.FOLLOW_UP, ("next action", "next step", "follow-up", "follow up", "followup", "outstanding", "remaining work", "open question")),
    (Topic.CRITERIA, ("criteri", "verification", "acceptance", "definition of done", "success test", "done when", "complete when", "sign-off")),
    (Topic.DELIVERABLE, ("deliverable",)),
    (Topic.OUTPUT, ("artifact", "output", "produced", "produces")),
)
_COMPOUND = re.compile(r"\b(?:artifact|output)s?-\w+", re.IGNORECASE)  # an output-mode is no output
_DEPENDS = ("dependencies", "dependency", "depends on", "prereq", "relies on", "external dependencies", "upstream")
_EXACT = {
    "requires": Topic.DEPENDS,
    "goal": Topic.GOAL, "phase goal": Topic.GOAL, "objective": Topic.GOAL, "overall goal for this phase": Topic.GOAL, "purpose": Topic.GOAL,
    "status": Topic.STATUS, "state": Topic.STATUS, "current status": Topic.STATUS,
    "owner": Topic.OWNER, "owners": Topic.OWNER, "assignee": Topic.OWNER, "lead": Topic.OWNER, "maintainer": Topic.OWNER,
}  # fmt: skip


_WORK = re.compile(r"\W*(?:task|subtask|step|story|ticket|work package|workstream|iteration|sprint|day|week)\s+\d", re.IGNORECASE)
_NUMBER = re.compile(r"\W*(?:(?:section|part)\s+)?\d+(?:\.\d+)*[.):\s—–-]+", re.IGNORECASE)
_STARTS = (*(w for _, words in _WORDS for w in words), *_DEPENDS, *_EXACT)


def topic_of_heading(title: str) -> Topic | None:
    """Return what a heading opens: a numbered one only where its words begin so, and one that names a piece of work nothing."""
    if _WORK.match(title):
        return None
    number = _NUMBER.match(title)
    words = title[number.end() :] if number is not None else title
    plain = number is None or words.lower().startswith(_STARTS) or "criteria" in words.lower()
    return topic_of(words) if plain else None


def topic_of(label: str) -> Topic | None:
    """Return what a label or heading opens, None where it is ordinary text."""
    lowered = _COMPOUND.sub("", label).lower().strip(" :*`")
    if lowered in _EXACT:
        return _EXACT[lowered]
    if lowered.startswith(_DEPENDS):
        return Topic.DEPENDS
    return next((topic for topic, words in _WORDS if any(w in lowered for w in words)), None)
