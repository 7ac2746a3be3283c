"""Whether every citation in an export holds: the line exists and is the one the graph speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from knobgraph_api.line_shift import LineShift
from knobgraph_graph.store import Store
from knobgraph_queries.query import load_query

_LINK = re.compile(r"(?<!\\)\[(?:[^\[\]\\\n]|\\.)*+\]\((?P<path>[^()#\s]++)#L(?P<line>\d++)\)")
_CITED = re.compile(r"(?<![\w./@+-])(?P<path>[\w./@+-]++):(?P<line>\d++)")
_EXTENSION = re.compile(r"[\w@+-]\.[A-Za-z]\w*$")


@dataclass(frozen=True, slots=True)
class CitationAudit:
    """How many citations were checked, and which do not hold, each with why; `at_hand` is false where the files are not there to look at."""

    checked: int
    failed: tuple[str, ...]
    at_hand: bool


def audit_citations(documents: Mapping[str, str], store: Store, root: Path | None, shift: LineShift) -> CitationAudit:
    """Return the outcome of looking up every `path:line` of some documents in the repository, as it is after the edits of `shift`."""
    cited = sorted({place for text in documents.values() for place in _cited(text)})
    if root is None:
        return CitationAudit(len(cited), (), at_hand=False)
    said = {(r.path, shift.now(r.path, r.line)): r.text for r in load_query("cited_lines").run(store)}
    texts: dict[str, tuple[str, ...] | None] = {}
    failed: list[str] = []
    for path, line in cited:
        if path not in texts:
            texts[path] = shift.lines(path) or _lines(root / path)
        claim = said.get((path, line))
        why = _wrong(texts[path], line, "" if claim is not None and shift.is_edited(path, line) else claim)
        if why is not None:
            failed.append(f"{path}:{line}: {why}")
    return CitationAudit(len(cited), tuple(failed), at_hand=True)


def _cited(text: str) -> Iterator[tuple[str, int]]:
    for found in _LINK.finditer(text):
        yield unquote(found["path"]).lstrip("./"), int(found["line"])
    for found in _CITED.finditer(_LINK.sub(" ", text)):
        if _EXTENSION.search(found["path"]):
            yield found["path"], int(found["line"])


def _wrong(lines: tuple[str, ...] | None, line: int, said: str | None) -> str | None:
    if lines is None:
        return None if said is None else "the file is gone"
    if not 0 < line <= len(lines):
        return f"the file has {len(lines)} lines"
    text = lines[line - 1].strip()
    if said and not (text == said.strip() or (said.endswith("…") and text.startswith(said[:-1].strip()))):
        return f"holds {text[:60]!r}, not {said[:60]!r}"
    return None


def _lines(file: Path) -> tuple[str, ...] | None:
    try:
        text = file.read_bytes().decode("utf-8", "replace")
    except (OSError, ValueError):
        return None
    return tuple(text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n"))
