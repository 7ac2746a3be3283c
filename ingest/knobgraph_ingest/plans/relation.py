"""How a sentence relates its subject to what it mentions: it makes it, needs it, or only names it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knobgraph_ingest.plans.markdown import Span
from knobgraph_ingest.plans.topic import Topic

_MAKING_WORDS = """
    add added authored author build built capture captured create created deliver delivered documented drafted emit emits emitted exported generate
    generated implement implemented populate produce produced produces recorded save saved saves ship shipped stored summarise summarised summarize
    summarized write writes written wrote writing archived packaged
"""
MAKING = frozenset(_MAKING_WORDS.split())
# These are nouns as well: they are verbs where a sentence or a clause begins with them.
AMBIGUOUS = frozenset({"archive", "copies", "document", "draft", "export", "log", "output", "package", "record", "store"})
_READING_WORDS = """
    append appended specified described per according check cite compare confirm consult examine
    follow from inspect is load loads open per read reads refer reference
    review run runs see skim study use uses using verify via was were when load reran rerun re-ran re-run relies
    existing mine grep skim scan enumerate update updated updates
"""
READING = frozenset(_READING_WORDS.split())
PLACING = frozenset({"in", "under", "at", "to", "into", "as", "within", "below"})
PREPOSITIONS = PLACING | {"for", "of", "from", "with", "by", "using", "against", "than", "on", "about", "between"}
_REFERENCE = re.compile(r"\b(?:see|plan|evidence:|per|from|using|via|input|spec)\s*$", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z][A-Za-z-]*")
_STOP = re.compile(r"[.;!?](?=\s|$)")


def relation_of(topics: Sequence[Topic], spans: Sequence[Span], start: int, text: str, *, acts: bool) -> tuple[str, bool]:
    """Return the type of the relationship to a mention in span `start`, and whether it is a deliverable.

    The innermost topic decides first, then the verb, if the subject is one that `acts`: a task, not a spec.
    """
    for topic in topics:
        if topic is Topic.DELIVERABLE and not _is_read(spans, start, text):
            return "PRODUCES", True
        if topic is Topic.OUTPUT:
            named = _REFERENCE.search("".join(s.text for s in spans[:start])) or _is_read(spans, start, text)
            return ("CITES" if named else "PRODUCES"), False
        if topic is Topic.DEPENDS:
            return "DEPENDS_ON", False
        if topic in (Topic.FOLLOW_UP, Topic.STATUS, Topic.OWNER):
            return "CITES", False
    return ("PRODUCES" if acts and _is_made(spans, start, text) else "CITES"), False


def _sentence(spans: Sequence[Span], start: int, text: str) -> str:
    """Return what the sentence of a mention says before it, code spans left out."""
    before = " ".join("¦" if s.code else s.text for s in spans[:start])
    if not spans[start].code:
        before += " " + spans[start].text.partition(text)[0]
    return str(_STOP.split(before)[-1])


def _is_read(spans: Sequence[Span], start: int, text: str) -> bool:
    words = [w.lower() for w in _WORD.findall(_sentence(spans, start, text))]
    verbs = [w for w in words if w in MAKING or w in READING]
    return bool(verbs) and verbs[-1] in READING


def _is_made(spans: Sequence[Span], start: int, text: str) -> bool:
    sentence = _sentence(spans, start, text)
    if sentence.strip().lower() in ("in", "under", "at", "within", "into"):
        # "In `notes.md`, create a table": the verb stands behind.
        sentence = _STOP.split(" ".join(s.text for s in spans[start + 1 :] if not s.code))[0][:60]
        verbs = [w for w in (w.lower() for w in _WORD.findall(sentence)) if w in MAKING or w in READING][:1]
        return bool(verbs) and verbs[0] in MAKING
    words = [w.lower() for w in _WORD.findall(sentence)]
    verbs = [n for n, word in enumerate(words) if word in MAKING or word in READING or (word in AMBIGUOUS and _begins(words, n))]
    if not verbs or words[verbs[-1]] in READING:
        return False
    if words[verbs[-1]] == "documented" and words[verbs[-1] - 1 : verbs[-1]] in (["is"], ["are"], ["was"], ["were"]):
        return False
    if {"that", "which", "where", "whose"} & set(words[verbs[-1] + 1 :]):
        return False  # what a relative clause names is not what was made
    behind = [w for w in words[verbs[-1] + 1 :] if w in PREPOSITIONS]
    return not behind or behind[-1] in PLACING


def _begins(words: Sequence[str], at: int) -> bool:
    return at == 0 or words[at - 1] in {"and", "to", "then", "also", "how", "file", "why"}
