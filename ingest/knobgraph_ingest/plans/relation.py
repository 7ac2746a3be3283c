"""How a sentence relates its subject to what it mentions: it makes it, needs it, or only names it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knobgraph_ingest.plans.markdown import Span
from knobgraph_ingest.plans.topic import Topic

_MAKING_WORDS = """
    add added author authored build built capture captured captures copies
    create created deliver delivered document documented draft drafted emit emits
    emitted export exported generate generated implement implemented log logged output
    package packaged populate produce produced produces record recorded save saved
    saves ship shipped store stored summarise summarised summarize summarized write writes written wrote writing archive archived
"""
MAKING = frozenset(_MAKING_WORDS.split())
_READING_WORDS = """
    append appended check cite compare confirm consult examine follow from inspect is load loads open per read reads refer reference
    review run runs see skim study use uses using verify via was were when load reran rerun re-ran re-run relies
    existing mine grep skim scan enumerate update updated updates
"""
READING = frozenset(_READING_WORDS.split())
_WORD = re.compile(r"[A-Za-z][A-Za-z-]*")
_STOP = re.compile(r"[.;!?](?=\s|$)")


def relation_of(topics: Sequence[Topic], spans: Sequence[Span], start: int, text: str) -> tuple[str, bool]:
    """Return the type of the relationship to a mention in span `start`, and whether it is a deliverable; the innermost topic decides first."""
    for topic in topics:
        if topic is Topic.DELIVERABLE:
            return "PRODUCES", True
        if topic is Topic.OUTPUT:
            return "PRODUCES", False
        if topic is Topic.DEPENDS:
            return "DEPENDS_ON", False
        if topic in (Topic.FOLLOW_UP, Topic.STATUS, Topic.OWNER):
            return "CITES", False
    return ("PRODUCES" if _is_made(spans, start, text) else "CITES"), False


def _is_made(spans: Sequence[Span], start: int, text: str) -> bool:
    before = " ".join("¦" if s.code else s.text for s in spans[:start])
    if not spans[start].code:
        before += " " + spans[start].text.partition(text)[0]
    sentence = _STOP.split(before)[-1]
    if sentence.strip().lower() in ("in", "under", "at", "within", "into"):
        # "In `notes.md`, create a table": the verb stands behind.
        sentence = _STOP.split(" ".join(s.text for s in spans[start + 1 :] if not s.code))[0][:60]
        verbs = [w for w in (w.lower() for w in _WORD.findall(sentence)) if w in MAKING or w in READING][:1]
        return bool(verbs) and verbs[0] in MAKING
    verbs = [w for w in (w.lower() for w in _WORD.findall(sentence)) if w in MAKING or w in READING]
    return bool(verbs) and verbs[-1] in MAKING
