"""Which names of code a sentence says stand at a line it cites."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knobgraph_ingest.plans.markdown import Span
from knobgraph_ingest.plans.mention import Mention

_STOP = re.compile(r"(?:[.;!?](?=\s|$)|—|->|→)")
_BETWEEN = re.compile(r"[\s(,:=@\[–-]*(?:(?:is |are |was |which )?(?:in|at|of|from|see|via|under|defined in|defined at|lives in|lives at|line|lines)?)[\s(:]*")
_JOINED = re.compile(r"\s*[+/&]\s*")
_BEHIND = re.compile(r"\s*[:(]\s*")
_NO_CLAIM = frozenset({"True", "False", "None", "self", "python", "pytest", "rg", "grep", "git", "float", "int", "str", "bool"})
QUOTE = 8  # characters of a piece of code that are looked for as they are
_HASH = re.compile(r"[0-9a-f]{7,40}")


@dataclass(frozen=True, slots=True)
class Claim:
    """The names a citation is said to hold, and how surely: `stated` right beside it, `near` before it in the clause, `after` behind it.

    `several` is one name beside several places of a file, of which one at most is its definition.
    """

    names: tuple[str, ...] = ()
    kind: str = ""


def claim_of(mentions: Sequence[Mention], index: int, spans: Sequence[Span]) -> Claim:
    """Return what a sentence says stands at the lines of a path mention."""
    cited = mentions[index]
    if cited.symbol is not None:
        return Claim((cited.symbol,), "stated")
    beside = tuple(m.text for m in mentions if m.start == cited.start and _is_name(m))
    if beside:
        return Claim(beside, "stated")
    behind = [q] if (q := _quoted_behind(spans, cited.start)) is not None else []
    bracketed = _bracketed(mentions, cited.start, spans)
    if bracketed:
        return Claim((*(m.text for m in bracketed), *behind), "stated")
    head = "" if spans[cited.start].code else spans[cited.start].text.partition(cited.text)[0]
    before = _before(mentions, index, spans, head)
    if before:
        nearest = before[0].start
        adjacent = _BETWEEN.fullmatch("".join(s.text for s in spans[nearest + 1 : cited.start]) + head) is not None
        names = _joined(before, spans) if adjacent else before
        quoted = [q] if (q := _quoted(spans, cited.start)) is not None else []
        said = tuple(dict.fromkeys((*(m.text for m in reversed(names)), *quoted, *behind)))
        places = [m for m in mentions if m.start == cited.start and m.text == cited.text and m.first is not None]
        return Claim(said, "near" if not adjacent else "several" if len(places) > 1 and len(said) == 1 else "stated")
    if (quote := _quoted(spans, cited.start)) is not None:
        return Claim((quote,), "stated")
    if behind:
        return Claim(tuple(behind), "stated")
    after: list[str] = []
    for mention in mentions[index + 1 :]:
        if mention.start == cited.start:
            continue
        if mention.kind == "path" or _is_cut(spans, cited.start, mention.start):
            break
        if _is_name(mention):
            after.append(mention.text)
    return Claim(tuple(dict.fromkeys(after)), "after") if after else Claim()


def _before(mentions: Sequence[Mention], index: int, spans: Sequence[Span], head: str) -> list[Mention]:
    """Return the names before a citation in its clause, the nearest first; `head` is the text of its own span before it."""
    cited = mentions[index]
    found: list[Mention] = []
    for mention in reversed(mentions[:index] if _STOP.search(head) is None else ()):
        if mention.start == cited.start:
            continue
        if mention.kind == "path" or _is_cut(spans, mention.start, cited.start):
            break
        if _is_name(mention) and not _belongs_to_a_path(mention, mentions, spans):
            found.append(mention)
    return found


def _joined(before: Sequence[Mention], spans: Sequence[Span]) -> list[Mention]:
    """Return the nearest of the names before a citation and those that a sign joins to it: `load` + `save` (`file.py:3-9`)."""
    names = [m for m in before if m.start == before[0].start]
    for mention in before[len(names) :]:
        if _JOINED.fullmatch("".join(s.text for s in spans[mention.start + 1 : names[-1].start])) is None:
            break
        names.append(mention)
    return names


def _is_name(mention: Mention) -> bool:
    return mention.kind in ("name", "flag") and mention.text not in _NO_CLAIM and len(mention.text) > 2 and not _HASH.fullmatch(mention.text)


def _quoted(spans: Sequence[Span], start: int) -> str | None:
    """Return the piece of code, no mere name, that stands right before a citation: `if rate > 1:` (`file.py:10`)."""
    if start < 2 or spans[start - 1].code or not spans[start - 2].code or _BETWEEN.fullmatch(spans[start - 1].text) is None:
        return None
    return _piece_of_code(spans[start - 2])


def _quoted_behind(spans: Sequence[Span], start: int) -> str | None:
    """Return the piece of code that a colon or a bracket sets right behind a citation: `file.py:10`: `if rate > 1:`."""
    if start + 2 >= len(spans) or spans[start + 1].code or not spans[start + 2].code or _BEHIND.fullmatch(spans[start + 1].text) is None:
        return None
    return _piece_of_code(spans[start + 2])


def _piece_of_code(span: Span) -> str | None:
    text = span.text.strip()
    return text if len(text) >= QUOTE and " " in text and "/" not in text else None


def _bracketed(mentions: Sequence[Mention], start: int, spans: Sequence[Span]) -> list[Mention]:
    """Return the names in brackets right behind a citation: `file.py:10` (`name`, `other`)."""
    if start + 1 >= len(spans) or not spans[start + 1].text.lstrip().startswith("(") or ")" in spans[start + 1].text:
        return []
    end = next((n for n in range(start + 2, len(spans)) if not spans[n].code and ")" in spans[n].text), len(spans))
    inside = [m for m in mentions if start < m.start < end]
    return [m for m in inside if _is_name(m)] if not any(m.kind == "path" for m in inside) else []


def _belongs_to_a_path(name: Mention, mentions: Sequence[Mention], spans: Sequence[Span]) -> bool:
    paths = [m for m in mentions if m.kind == "path" and m.start < name.start]
    return bool(paths) and name in _bracketed(mentions, paths[-1].start, spans)


def _is_cut(spans: Sequence[Span], first: int, last: int) -> bool:
    return any(not s.code and _STOP.search(s.text) for s in spans[first:last])
