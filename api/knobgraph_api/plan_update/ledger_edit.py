"""A ledger with one more attempt, placed where its attempts of that initiative stand; every other byte stays."""

from __future__ import annotations

from collections.abc import Sequence

from knobgraph_ingest.plans.attempt import attempt_title, ledger_initiative
from knobgraph_ingest.plans.markdown import Section, parse_markdown


def with_attempt(text: str, initiative: str, title: str, body: Sequence[str]) -> str:
    """Return a ledger's text with an attempt appended: in the initiative's own section, else where attempts stand, else at the end."""
    ending = "\r\n" if "\r\n" in text else "\n"
    lines = text.split("\n")
    sections = parse_markdown(text.replace("\r\n", "\n")).sections
    own = next((s for s in sections if (found := ledger_initiative(s.title)) is not None and found[0] == initiative), None)
    attempts = [s for s in sections if attempt_title(s.title) is not None]
    before: int | None = None
    if own is not None:
        level, at = own.level + 1, _end(own, sections, len(lines))
    elif attempts:
        level, at = attempts[-1].level, _end(attempts[-1], sections, len(lines))
        if _newest_first(attempts):
            before = attempts[0].line - 1
    else:
        level, at = 2, len(lines)
    entry = [f"{'#' * min(level, 6)} {title}", *body]
    if before is not None:
        return _joined(lines[:before], [*entry, ""], lines[before:], ending)
    while at > 0 and not lines[at - 1].strip():
        at -= 1
    rest = lines[at:] or [""]
    return _joined(lines[:at], ["", *entry], rest, ending)


def _joined(head: Sequence[str], entry: Sequence[str], rest: Sequence[str], ending: str) -> str:
    carriage = ending[:-1]
    # The last line of a file without a newline at its end gets the one it lacks.
    kept = [*head[:-1], head[-1] if head[-1].endswith(carriage) else head[-1] + carriage] if head and carriage else list(head)
    return "\n".join([*kept, *(line + carriage for line in entry), *rest])


def _end(section: Section, sections: Sequence[Section], last: int) -> int:
    return next((s.line - 1 for s in sections if s.line > section.line and s.level <= section.level), last)


def _newest_first(attempts: Sequence[Section]) -> bool:
    stamps = [found.timestamp or "" for s in attempts if (found := attempt_title(s.title)) is not None]
    return len(stamps) > 1 and stamps[0] > stamps[-1]
