"""Where names stand in the lines of a file."""

from __future__ import annotations

import ast
import re
import sys
import warnings
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from knobgraph_ingest.syntax_walk import child_nodes

BESIDE = 2  # lines that a range may begin before or behind the definition it means, as with a decorator
Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


@dataclass(frozen=True, slots=True)
class Definitions:
    """The functions, classes and assigned names of a Python file with their lines, and the lines of its simple statements and of its docstrings."""

    named: Mapping[str, list[tuple[int, int]]]
    called: Mapping[str, list[tuple[int, int]]]
    classes: frozenset[str]
    statements: tuple[tuple[int, int], ...]
    reach: tuple[int, ...]
    prose: frozenset[int]

    @classmethod
    def made(cls, spans: Iterable[tuple[str, int, int]], classes: Iterable[str], statements: Iterable[tuple[int, int]], prose: Iterable[int]) -> Definitions:
        """Return the definitions with what finds one of them quickly."""
        named: dict[str, list[tuple[int, int]]] = {}
        called: dict[str, list[tuple[int, int]]] = {}
        for name, first, last in sorted(spans, key=lambda s: s[1]):
            named.setdefault(name, []).append((first, last))
            called.setdefault(name.rpartition(".")[2], []).append((first, last))
        ordered = tuple(sorted(statements))
        return cls(named, called, frozenset(classes), ordered, tuple(accumulate((b for _, b in ordered), max)), frozenset(prose))

    def of(self, name: str) -> list[tuple[int, int]]:
        """Return the lines of what is defined under a name, dotted or not."""
        return self.named.get(name) or self.called.get(name.rpartition(".")[2], [])

    def widened(self, first: int, last: int) -> tuple[int, int]:
        """Return a range widened to the whole of the statements it begins and ends in."""
        # Before the first place no statement reaches the range, from the second on all begin behind it.
        among = self.statements[bisect_left(self.reach, first) : bisect_right(self.statements, (last, sys.maxsize))]
        inside = [(a, b) for a, b in among if b >= first]
        return min((a for a, _ in inside), default=first), max((b for _, b in inside), default=last)


@lru_cache(maxsize=4096)
def definitions_of(text: str) -> Definitions:
    """Return what a Python text defines; nothing where it is not Python."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", SyntaxWarning)
            tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return Definitions.made((), (), (), ())
    spans: list[tuple[str, int, int]] = []
    statements: list[tuple[int, int]] = []
    classes: set[str] = set()
    prose: set[int] = set()
    pending: list[tuple[str, ast.AST]] = [("", tree)]
    while pending:
        prefix, node = pending.pop()
        for child in child_nodes(node):
            inner = prefix
            if isinstance(child, Definition):
                first = min((d.lineno for d in child.decorator_list), default=child.lineno)
                inner = f"{prefix}{child.name}."
                if isinstance(child, ast.ClassDef):
                    classes.add(child.name)
                spans.append((inner[:-1], child.lineno, child.end_lineno or child.lineno))
                statements.append((first, child.lineno))
            elif isinstance(child, ast.stmt) and not hasattr(child, "body") and not _is_docstring(child):
                statements.append((child.lineno, child.end_lineno or child.lineno))
                targets = child.targets if isinstance(child, ast.Assign) else [child.target] if isinstance(child, ast.AnnAssign) else []
                spans.extend((f"{prefix}{t.id}", child.lineno, child.end_lineno or child.lineno) for t in targets if isinstance(t, ast.Name))
            elif isinstance(child, ast.stmt) and _is_docstring(child):
                prose.update(range(child.lineno, (child.end_lineno or child.lineno) + 1))
            if isinstance(child, (ast.stmt, ast.excepthandler, ast.match_case)):
                pending.append((inner, child))
    return Definitions.made(spans, classes, statements, prose)


def _is_docstring(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant) and isinstance(statement.value.value, str)


def holds(line: str, name: str) -> bool:
    """Return whether a line holds a name as a whole word; a dotted name also by its last part."""
    last = name.rpartition(".")[2]
    if last not in line:
        return False
    if _word(name).search(line):
        return True
    return last != name and len(last) > 2 and _word(last).search(line) is not None


def holding(lines: Sequence[str], name: str) -> list[int]:
    """Return the numbers of the lines that hold a name."""
    text = "\n".join(lines)
    last = name.rpartition(".")[2]
    found: list[int] = []
    at = text.find(last)
    while at >= 0:  # a line is looked at only where the text has the name: most lines of a file do not
        starts = _line_starts(text)
        number = bisect_right(starts, at)
        if holds(lines[number - 1], name):
            found.append(number)
        at = text.find(last, starts[number]) if number < len(starts) else -1
    return found


@lru_cache(maxsize=1024)
def _line_starts(text: str) -> list[int]:
    return [0, *accumulate(len(line) + 1 for line in text.split("\n"))][:-1]


def used(lines: Sequence[str], name: str) -> list[int]:
    """Return the numbers of the lines that hold a name as code: not as a comment, a docstring or an import."""
    prose = definitions_of("\n".join(lines)).prose
    return [n for n in holding(lines, name) if n not in prose and not lines[n - 1].lstrip().startswith(("#", "import ", "from "))]


@lru_cache(maxsize=4096)
def _word(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){re.escape(name)}(?![\w-])" if name.startswith("-") else rf"(?<!\w){re.escape(name)}(?!\w)")


def stands_at(lines: Sequence[str], names: Sequence[str], first: int, last: int) -> bool:
    """Return whether one of the names stands in a range of lines, or names the function or class that the range lies in.

    A dotted name that the file defines stands where it is defined or written out, not where its last part happens to. A class counts for all
    its lines only when nothing more particular is named.
    """
    defined = definitions_of("\n".join(lines))
    first_wide, last_wide = defined.widened(first, last)
    for name in names:
        places = defined.of(name)
        exact = "." in name and name in defined.named
        if any(_word(name).search(line) if exact else holds(line, name) for line in lines[first_wide - 1 : last_wide]):
            return True
        inside = any(a <= first and last <= b for a, b in places) or any(first <= a <= last for a, _ in places)
        if inside and (len(names) == 1 or name.rpartition(".")[2] not in defined.classes):
            return True
    return False


def is_definition_elsewhere(lines: Sequence[str], name: str, first: int, last: int) -> bool:
    """Return whether a file defines a name, and neither within a range of lines nor around it nor from its start."""
    places = definitions_of("\n".join(lines)).of(name)
    return bool(places) and not any((a <= first and last <= b) or (first <= a and b <= last) or abs(a - first) <= BESIDE for a, b in places)


def nearest_place(lines: Sequence[str], name: str, near: int) -> int | None:
    """Return the line of a name's definition, else of its use, else of its mention nearest to a line; None where the file does not hold it."""
    defined = [a for a, _ in definitions_of("\n".join(lines)).of(name)]
    found = defined or used(lines, name) or holding(lines, name)
    return min(found, key=lambda n: (abs(n - near), n), default=None)
