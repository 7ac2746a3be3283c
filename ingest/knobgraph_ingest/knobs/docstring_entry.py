"""What a docstring or a comment says of a parameter, a field or a line."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Sequence

Documented = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef
TYPE_ONLY = re.compile(r"(?:int|float|str|bool|Optional\[.*\]|list|tuple|dict)(?:, optional)?\.?")
UNDERLINED = re.compile(r"^\s*(?:Parameters|Attributes)\s*\n\s*-{3,}\s*$", re.MULTILINE)
FEWEST_WORDS = 5
SILENT = ("noqa", "type:", "pragma", "fmt:", "pylint", "mypy:", "pyright:", "TODO", "FIXME", "---", "===")
ENDS_A_GROUP = ("#", ")", "@", "def ", "class ", '"')


def documented_purpose(documented: Documented, parameter: str) -> str | None:
    """Return what the docstring says of a parameter or field, in Google, NumPy or Sphinx style; None where it says nothing."""
    text = ast.get_docstring(documented) or ""
    if parameter not in text:
        return None
    name = re.escape(parameter)
    beside = rf"^(\s*)(?:[-*] +)?[`*]*{name}[`*]*\s*(?:\([^)]*\))?\s*:\s*(\S.*)$"
    sphinx, below = rf"^(\s*):param(?: \w+)? {name}:\s*(\S.*)$", rf"^(\s*){name}\s*:[^\n]*\n\s+(\S.*)$"
    for pattern in (below, beside) if UNDERLINED.search(text) else (beside, sphinx, below):
        found = re.search(pattern, text, re.MULTILINE)
        if found is not None and not TYPE_ONLY.fullmatch(found[2].strip()):
            return " ".join([found[2].strip(), *_continued(text[found.end() + 1 :], len(found[1]))])
    return None


def _continued(rest: str, indent: int) -> list[str]:
    """Return the lines that go on with an entry: those that are indented deeper than it, up to the first that is not."""
    lines: list[str] = []
    for line in rest.split("\n"):
        if not line.strip() or len(line) - len(line.lstrip()) <= indent:
            break
        lines.append(line.strip())
    return lines


def comment_on(line: str) -> str | None:
    """Return the comment at the end of a line, without its mark."""
    try:
        found = [t.string for t in tokenize.generate_tokens(io.StringIO(line.strip()).readline) if t.type == tokenize.COMMENT]
    except (tokenize.TokenError, SyntaxError):
        at = line.rfind("  #")
        found = [line[at:]] if at >= 0 else []
    return _words(found[0]) if found else None


def comment_above(lines: Sequence[str], line: int) -> str | None:
    """Return the comment that stands right above a line, None where it is rather the heading of several."""
    following = lines[line].strip() if line < len(lines) else ""
    return _block_above(lines, line) if not following or following.startswith(ENDS_A_GROUP) else None


def heading_above(lines: Sequence[str], line: int, name: str) -> str | None:
    """Return the comment above the group of lines that a line stands in: several words speak of the first line, fewer of those that are named with them."""
    first = line
    while first > 1 and (above := lines[first - 2].strip()) and not above.startswith(ENDS_A_GROUP):
        first -= 1
    words = _block_above(lines, first)
    said = [w.casefold() for w in re.findall(r"\w+", words or "")]
    parts = [p for p in name.casefold().split("_") if len(p) > 2]
    shared = [any(w.startswith(p) or p.startswith(w) for p in parts) for w in said if len(w) > 2]
    return words if shared and len(said) > 1 and (first == line if len(said) >= FEWEST_WORDS else 2 * sum(shared) >= len(shared)) else None


def _block_above(lines: Sequence[str], line: int) -> str | None:
    first = line - 1
    while first > 0 and lines[first - 1].strip().startswith("#"):
        first -= 1
    return " ".join(w for text in lines[first : line - 1] if (w := _words(text))) or None


def _words(comment: str) -> str | None:
    """Return the text of a comment without its mark, None where it is a rule or speaks to a tool."""
    text = comment.strip().lstrip("#").strip()
    return text if any(c.isalpha() for c in text) and not text.startswith(SILENT) else None
