"""Inline text cut into statements, each with the label it begins with (`**Owner:** …`, `Goal: …`)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from knobgraph_ingest.plans.markdown import Span, Spans, plain

_WORDS = """
    goal prereqs prerequisites deliverable deliverables owner owners status state dependencies
    dependency initiative phase objective depends requires outputs output artifacts evidence
    synopsis
"""
_PHRASES = ("exit criteria", "exit criterion", "depends on", "phase goal", "success criteria", "acceptance criteria", "next actions", "next steps")
PLAIN_LABELS = frozenset((*_WORDS.split(), *_PHRASES))
_LABEL = re.compile(r"\s*(?:[-*•]\s+)?([A-Za-z][\w /&()'’-]{0,60}?)\s*:(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Statement:
    """A piece of inline text with its label in lower case, empty where it has none."""

    label: str
    spans: Spans
    line: int

    @property
    def text(self) -> str:
        """The statement without its label."""
        return plain(self.spans)


def statements_of(spans: Sequence[Span]) -> list[Statement]:
    """Return the statements of inline text; a new one begins with each line that begins with a label."""
    if not spans:
        return []
    lines: list[list[Span]] = []
    for span in spans:
        if not lines or lines[-1][-1].line != span.line:
            lines.append([])
        lines[-1].append(span)
    found: list[Statement] = []
    for line in lines:
        label, rest = _labelled(line)
        if label or not found:
            found.append(Statement(label, tuple(rest), line[0].line))
        else:
            found[-1] = replace(found[-1], spans=(*found[-1].spans, *rest))
    return found


def _labelled(line: list[Span]) -> tuple[str, list[Span]]:
    bold = _bold_label(line)
    if bold is not None:
        return bold
    first = line[0]
    if first.code or first.strong:
        return "", line
    found = _LABEL.match(first.text)
    if found is None or not (found[1].lower() in PLAIN_LABELS or _is_known_start(found[1].lower())):
        return "", line
    return found[1].lower(), [replace(first, text=first.text[found.end() :]), *line[1:]]


def _is_known_start(label: str) -> bool:
    return label.startswith(("required deliverable", "artifact", "prereq", "exit criteri", "next action", "dependenc"))


def _bold_label(line: list[Span]) -> tuple[str, list[Span]] | None:
    words: list[str] = []
    for index, span in enumerate(line):
        if not span.strong:
            if not words or not span.text.lstrip().startswith(":"):
                return ("", line) if words and not "".join(words).rstrip().endswith(":") else _closed(words, line[index:])
            return _closed([*words, ":"], [replace(span, text=span.text.lstrip()[1:]), *line[index + 1 :]])
        if not span.text.strip() and not words:
            continue
        words.append(span.text)
        if ":" in span.text and not span.text.rstrip().endswith(":"):
            head, _, rest = span.text.partition(":")
            return _closed([*words[:-1], head, ":"], [replace(span, text=rest), *line[index + 1 :]])
    return _closed(words, [])


def _closed(words: list[str], rest: list[Span]) -> tuple[str, list[Span]] | None:
    label = "".join(words).strip()
    if not label.endswith(":") or len(label) > 70:
        return None
    return label.rstrip(": ").strip().lower(), rest
