"""The state a mark or a word of a plan means."""

from __future__ import annotations

import re

OPEN, PARTIAL, DONE, BLOCKED = "open", "partial", "done", "blocked"
MARKS = {
    "": OPEN, " ": OPEN, "o": OPEN, "x": DONE, "d": DONE, "✓": DONE, "✔": DONE, "✅": DONE, "p": PARTIAL, "~": PARTIAL, "-": PARTIAL,
    "/": PARTIAL, ".": PARTIAL, "b": BLOCKED, "!": BLOCKED,
}  # fmt: skip
PHRASES = (
    ("not started", OPEN), ("not done", OPEN), ("not complete", OPEN), ("not yet", OPEN), ("on hold", BLOCKED), ("in progress", PARTIAL),
    ("in_progress", PARTIAL), ("in-progress", PARTIAL), ("to do", OPEN), ("partially", PARTIAL),
)  # fmt: skip
WORDS = {
    **dict.fromkeys(("blocked", "paused", "stalled", "⛔", "🚫"), BLOCKED),
    **dict.fromkeys(("partial", "active", "wip", "ongoing", "started", "underway", "reopened", "🔄", "🚧", "⏳"), PARTIAL),
    **dict.fromkeys(("done", "complete", "completed", "closed", "resolved", "shipped", "merged", "finished", "delivered", "✅", "✓", "✔"), DONE),
    **dict.fromkeys(("open", "todo", "pending", "planned", "proposed", "new", "planning", "draft", "deferred", "❌", "⬜"), OPEN),
}
_CHECKBOX = re.compile(r"\s*\[([^\[\]\n]{0,1}|[✅✓✔])\](?=\s|$|`)")
_WORD = re.compile(r"[\w-]+|[^\w\s]️?")


def checkbox(text: str) -> tuple[str, str] | None:
    """Return the state of the checkbox that a text begins with and what follows it; None where it begins with none."""
    found = _CHECKBOX.match(text)
    if found is None or found[1].lower() not in MARKS:
        return None
    return MARKS[found[1].lower()], text[found.end() :].strip()


def state_of(text: str) -> str | None:
    """Return the state that a cell or a status line means, None where it says none that is known."""
    cleaned = text.strip().strip("`*_ ")
    marked = checkbox(cleaned)
    if marked is not None:
        return marked[0]
    lowered = cleaned.lower()
    if not lowered:
        return OPEN if text == "" else None
    for phrase, state in PHRASES:
        if lowered.startswith(phrase):
            return state
    first = [t.strip("️") for t in _WORD.findall(lowered)]
    return next((WORDS[t] for t in first[:8] if t in WORDS), None)
