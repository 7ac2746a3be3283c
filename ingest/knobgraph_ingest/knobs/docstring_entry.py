"""What a function's docstring or the comment beside a line says of a parameter."""

from __future__ import annotations

import ast
import io
import re
import tokenize

from knobgraph_ingest.knobs.resolved_call import FunctionNode

TYPE_ONLY = re.compile(r"(?:int|float|str|bool|Optional\[.*\]|list|tuple|dict)(?:, optional)?\.?")


def parameter_purpose(function: FunctionNode, parameter: str) -> str | None:
    """Return what the docstring says of a parameter, in Google, NumPy or Sphinx style; None where it says nothing."""
    text = ast.get_docstring(function) or ""
    name = re.escape(parameter)
    for pattern in (rf"^(\s*)\*?{name}\s*(?:\([^)]*\))?\s*:\s*(\S.*)$", rf"^(\s*):param(?: \w+)? {name}:\s*(\S.*)$", rf"^(\s*){name}\s*:[^\n]*\n\s+(\S.*)$"):
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
    text = found[0].strip().lstrip("#").strip() if found else ""
    return text if text and not text.startswith(("noqa", "type:", "pragma", "fmt:")) else None
