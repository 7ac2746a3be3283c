"""What the text around a citation speaks of, and whether the cited lines hold it beyond chance."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from keyword import iskeyword

from knobgraph_ingest.plans.code_place import Definitions, definitions_of, holding
from knobgraph_ingest.plans.markdown import Span

CHANCE = 0.05  # names count when a smaller share of the file's ranges would show as many
SNIPPET = 12  # characters of code without spaces that are no coincidence
EDGE = 2  # lines that a range may begin or end beside the definition it is
MOST = 60
_CODE_NAME = re.compile(r"--[a-z][\w-]*\w|[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")
_TELLING = re.compile(r"--|\w*[a-z0-9]_[a-z0-9]|_\w|[A-Z]+[a-z]+[A-Z]|[A-Z]{2,}\w*_|\w+\.\w")


def spoken_of(spans: Sequence[Span]) -> Iterator[str]:
    """Yield the names and the pieces of code that inline text sets as code, paths left out."""
    for span in spans:
        text = span.text.strip()
        if not span.code or not text or re.search(r"\w/\w|\.\w+:\d|^\.", text):
            continue
        if len(_packed(text)) >= SNIPPET and not _CODE_NAME.fullmatch(text.removesuffix("()")):
            yield text
        for name in _CODE_NAME.findall(text):
            if len(name) > 3 and not iskeyword(name):
                yield name


def support(lines: Sequence[str], context: Sequence[str], first: int, last: int) -> str | None:
    """Return what a range of lines holds of a context, None where it holds nothing that other lines would not hold as well.

    Code counts where it stands verbatim; a definition where it begins with the range and is named; other names where few ranges of that size in the file
    hold or lie in as many of them.
    """
    packed = _packed("".join(lines[first - 1 : last]))
    for text in context:
        if len(_packed(text)) >= SNIPPET and not _CODE_NAME.fullmatch(text) and _packed(text) in packed:
            return text
    defined = definitions_of("\n".join(lines))
    for text in context:
        if any((a == first and b - a >= EDGE) or (abs(a - first) <= EDGE >= abs(b - last) and b - a > 2 * EDGE) for a, b in defined.of(text)):
            return text
    names = [t for t in context if _CODE_NAME.fullmatch(t) and (_TELLING.match(t) or defined.of(t))][:MOST]
    starts = max(len(lines) - (last - first), 1)
    found: dict[str, set[int]] = {n: _starts(lines, defined, n, last - first, starts) for n in names}
    shown = [n for n in names if first in found[n]]
    if not shown:
        return None
    counts = Counter(start for of_name in found.values() for start in of_name)
    as_many = sum(count >= len(shown) for count in counts.values())
    return ", ".join(shown) if as_many <= CHANCE * starts else None


def _packed(text: str) -> str:
    return "".join(text.split())


def _starts(lines: Sequence[str], defined: Definitions, name: str, beyond: int, starts: int) -> set[int]:
    """Return where a range that ends so many lines behind its start may start to hold a name, or to lie in what it defines."""
    places = [defined.widened(n, n) for n in holding(lines, name)]
    found: set[int] = set()
    for first, last in (*places, *defined.of(name)):
        found.update(range(max(first - beyond, 1), min(last, starts) + 1))
    return found
