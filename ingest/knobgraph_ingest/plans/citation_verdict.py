"""Whether a citation of a line, a symbol or a section still holds: live, drifted or dead."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from knobgraph_ingest.plans.citation_context import support
from knobgraph_ingest.plans.code_place import definitions_of, holds, is_definition_elsewhere, nearest_place, stands_at, used
from knobgraph_ingest.plans.markdown import parse_markdown
from knobgraph_ingest.plans.repository_files import RepositoryFiles

DEFINING = 5  # so many lines behind a name are a definition, fewer may be a use
LONG = 80  # a definition of so many lines is no evidence for any one of them
FEW = 3  # a name used more often in a file may mean any of the places
MANY = 8  # so may one right beside the citation that is used more often than this
LIVE, DRIFTED, DEAD, UNCHECKED = "live", "drifted", "dead", "unchecked"
_LOOKS_LIKE_CODE = re.compile(r"--?\w|\w*_\w|\w+\.\w|[A-Z][a-z]+[A-Z]|[A-Z]{2,}|\w+\(")


@dataclass(frozen=True, slots=True)
class Cited:
    """What a citation says: a file, the lines or the section in it, the names that its sentence gives them, what code its text speaks of, and its text."""

    path: str
    moved_to: str | None
    first: int | None
    last: int | None
    section: str | None
    names: tuple[str, ...]
    claim: str = ""
    context: tuple[str, ...] = ()
    written: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Live, drifted or dead, why, and where the cited thing stands now; unchecked where the text says nothing that can be looked for."""

    verdict: str
    reason: str
    line: int | None = None
    path: str | None = None


class CitationCheck:
    """Gives verdicts on citations of one repository's files."""

    def __init__(self, files: RepositoryFiles, flags: Mapping[str, Sequence[tuple[str, int]]]) -> None:
        self._files = files
        self._flags = flags
        self._defined: dict[str, list[tuple[str, int]]] = {}

    def verdict(self, cited: Cited) -> Verdict | None:
        """Return the verdict on a citation; None where it cites no line, symbol or section of a text file."""
        if cited.first is None and cited.section is None and not cited.names:
            return None
        path = cited.path
        lines = self._files.lines(path)
        if lines is None and path in self._files.files:
            return None
        if lines is None:
            return self._of_missing(cited)
        if cited.section is not None and cited.first is None:
            return _of_section(lines, cited.section) if path.endswith((".md", ".markdown")) else None
        if cited.first is None:
            return self._of_symbol(cited, lines)
        return self._of_lines(cited, lines, cited.first, max(cited.last or cited.first, cited.first))

    def supported(self, cited: Cited, verdict: Verdict) -> Verdict:
        """Return live for an unchecked citation whose lines hold what the text around it speaks of; else the verdict given."""
        lines = self._files.lines(cited.path)
        if verdict.verdict != UNCHECKED or lines is None or cited.first is None:
            return verdict
        found = support(lines, cited.context, cited.first, min(max(cited.last or cited.first, cited.first), len(lines)))
        return verdict if found is None else Verdict(LIVE, f"holds {found}, which the text speaks of", cited.first)

    def held(self, cited: Cited, lines: Sequence[str]) -> bool | None:
        """Return whether a citation of lines held in an older text of its file; None where it names nothing to look for."""
        if cited.first is None or not cited.names:
            return None
        verdict = self._of_lines(cited, lines, cited.first, max(cited.last or cited.first, cited.first)).verdict
        return None if verdict == UNCHECKED else verdict == LIVE

    def speaks_of(self, cited: Cited, lines: Sequence[str]) -> bool:
        """Return whether the cited lines of an older text hold what the text around the citation speaks of."""
        last = min(max(cited.last or 0, cited.first or 0), len(lines))
        return cited.first is not None and cited.first <= last and support(lines, cited.context, cited.first, last) is not None

    def defines(self, cited: Cited) -> bool:
        """Return whether the cited lines define one of the names, or lie in such a definition."""
        defined = definitions_of("\n".join(self._files.lines(cited.path) or ()))
        first, last = cited.first or 1, max(cited.last or 0, cited.first or 1)
        return any((a <= first and last <= b) or first <= a <= last for n in cited.names for a, b in defined.of(n))

    def is_quoted(self, cited: Cited) -> bool:
        """Return whether a citation says its lines as they are written, and the file has them."""
        return any(" " in n and holds(line, n) for n in cited.names for line in self._files.lines(cited.path) or ())

    def lines(self, path: str) -> Sequence[str] | None:
        """Return the lines of a file as they are now."""
        return self._files.lines(path)

    @cached_property
    def _python(self) -> dict[str, str]:
        return {path: "\n".join(self._files.lines(path) or ()) for path in sorted(p for p in self._files.files if p.endswith(".py"))}

    def _of_missing(self, cited: Cited) -> Verdict:
        lines = self._files.lines(cited.moved_to) if cited.moved_to is not None else None
        if cited.moved_to is None or lines is None:
            return self._elsewhere(cited) or Verdict(DEAD, "the file is gone")
        for name in reversed(cited.names):
            place = nearest_place(lines, name, cited.first or 1)
            if place is not None:
                return Verdict(DRIFTED, "the file moved", place, cited.moved_to)
        line = cited.first if cited.first is not None and cited.first <= len(lines) else None
        return Verdict(DRIFTED, "the file moved", line, cited.moved_to)

    def _of_symbol(self, cited: Cited, lines: Sequence[str]) -> Verdict:
        name = cited.names[-1]
        defined = definitions_of("\n".join(lines)).of(name)
        if defined:
            return Verdict(LIVE, f"defines {name}", defined[0][0])
        occurrence = next((n for n, line in enumerate(lines, 1) if holds(line, name)), None)
        if occurrence is not None:
            return Verdict(LIVE, f"holds {name}", occurrence)
        return self._elsewhere(cited) or Verdict(DEAD, f"{name} is not in the file")

    def _of_lines(self, cited: Cited, lines: Sequence[str], first: int, last: int) -> Verdict:
        quoted = tuple(n for n in cited.names if " " in n and any(holds(line, n) for line in lines))
        cited = replace(cited, names=quoted) if quoted else cited  # code as it is written says more than a name
        count = len(lines) - (1 if lines and not lines[-1] else 0)
        inside = min(last, count)
        if first <= count and any((cited.path, n) in self._flags.get(name, ()) for name in cited.names for n in range(first, inside + 1)):
            return Verdict(LIVE, f"declares {', '.join(cited.names)}", first)
        # A range of lines behind a name means its definition, not some line that uses it.
        moved = cited.claim == "stated" and last - first >= DEFINING and all(is_definition_elsewhere(lines, n, first, last) for n in cited.names)
        moved = moved or _is_only_told_of(lines, cited.names, first, last)
        if first <= count and not moved and stands_at(lines, cited.names, first, inside):
            if (long := _lies_in_long(cited, lines, first, inside)) is not None:
                return Verdict(UNCHECKED, f"lies in {long}, which is long; nothing says that these are its lines", first)
            return Verdict(LIVE, f"holds {', '.join(cited.names)}", first)
        claims = [n for n in cited.names if _is_telling(n, lines, cited.claim)]
        classes = definitions_of("\n".join(lines)).classes
        if len(claims) > 1 and cited.claim == "stated" and last - first >= DEFINING and all(definitions_of("\n".join(lines)).of(n) for n in claims):
            claims = [min(claims, key=lambda n: nearest_place(lines, n, first) or first)]  # a range that holds them all begins with the first
        # The name nearest to the citation first, a class only where nothing more particular is named.
        for name in (*(n for n in reversed(claims) if n not in classes), *(n for n in reversed(claims) if n in classes)):
            place = nearest_place(lines, name, first)
            if place is not None:
                return Verdict(DRIFTED, f"{name} stands elsewhere", place, None)
        if last > count:
            return Verdict(DEAD, f"the file has {count} lines")
        if cited.claim == "stated" and not claims and (often := next((n for n in reversed(cited.names) if len(used(lines, n)) > MANY), None)):
            return Verdict(UNCHECKED, f"{often} stands on many lines, but not on these; nothing says which are meant", first)
        if not claims or cited.claim != "stated":
            return Verdict(UNCHECKED, "the line is there; the text names nothing that must stand in it", first)
        return self._elsewhere(cited) or Verdict(DEAD, f"{', '.join(claims)} is not in the file")

    def _elsewhere(self, cited: Cited) -> Verdict | None:
        for name in reversed(cited.names if cited.claim == "stated" else ()):
            places = self._places_of(name.rpartition(".")[2])
            if len(places) == 1:
                return Verdict(DRIFTED, f"{name} is defined elsewhere", places[0][1], places[0][0])
        return None

    def _places_of(self, last: str) -> list[tuple[str, int]]:
        """Return where functions and classes of this name are defined; only the Python files that hold the name are parsed."""
        if last not in self._defined:
            found = self._defined[last] = []
            for path, text in self._python.items():
                named = definitions_of(text).named.items() if last in text else ()
                right = [places for name, places in named if name.rpartition(".")[2] == last and name.count(".") < 2 and len(name) > 3]
                found.extend((path, line) for line in sorted(line for places in right for line, _ in places))
        return self._defined[last]


def _lies_in_long(cited: Cited, lines: Sequence[str], first: int, last: int) -> str | None:
    """Return the named function or class in which a range merely lies, if it is so long and the text so silent that chance may have put it there."""
    defined = definitions_of("\n".join(lines))
    start, end = defined.widened(first, last)
    if any(holds(line, name) for name in cited.names for line in lines[start - 1 : end]):
        return None
    around = [(n, b - a) for n in cited.names for a, b in defined.of(n) if a <= first and last <= b]
    if not around or min(length for _, length in around) < LONG or support(lines, cited.context, first, last) is not None:
        return None
    return min(around, key=lambda f: f[1])[0]


def _is_only_told_of(lines: Sequence[str], names: Sequence[str], first: int, last: int) -> bool:
    """Return whether the names that a range holds stand in its comments and docstrings only, while the file defines them elsewhere."""
    told = [n for n in names if any(holds(line, n) for line in lines[first - 1 : last])]
    first_wide, last_wide = definitions_of("\n".join(lines)).widened(first, last)
    return bool(told) and all(is_definition_elsewhere(lines, n, first, last) and not set(range(first_wide, last_wide + 1)) & set(used(lines, n)) for n in told)


def _is_telling(name: str, lines: Sequence[str], claim: str) -> bool:
    """Return whether a name says where it must stand: one of code by its form or because the file defines it, unless it stands on many lines.

    A class that a sentence only speaks of may as well be used as defined at the lines.
    """
    if claim not in ("stated", "near"):
        return False
    defined = definitions_of("\n".join(lines))
    uses = len(used(lines, name))
    if places := defined.of(name):
        return claim == "stated" or name not in defined.classes or uses <= len(places)
    if " " not in name and _LOOKS_LIKE_CODE.match(name) is None:
        return False
    return uses > 0 if " " in name else uses <= (MANY if claim == "stated" else FEW)


def _of_section(lines: Sequence[str], section: str) -> Verdict:
    """Return the verdict on a section or on a range of them, which is there if both its ends are."""
    first, dash, last = section.partition("-") if section[0].isdigit() else (section, "", "")
    found = _of_heading(lines, first)
    return found if not dash or found.verdict != LIVE or (end := _of_heading(lines, last)).verdict == LIVE else end


def _of_heading(lines: Sequence[str], section: str) -> Verdict:
    wanted = section.casefold()
    for found in parse_markdown("\n".join(lines)).sections:
        title = found.title.casefold().strip("§ ")
        numbered = section[0].isdigit() and re.match(rf"(?:section |§)?{re.escape(wanted)}(?![\d])", title)
        if numbered or (not section[0].isdigit() and wanted in title):
            return Verdict(LIVE, f"heading “{found.title}”", found.line)
    return Verdict(DEAD, f"no heading {section}")
