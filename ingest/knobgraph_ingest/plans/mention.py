"""What inline text mentions: paths with lines, sections and symbols, ids, names of code."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from keyword import iskeyword
from urllib.parse import unquote

from knobgraph_ingest.plans.markdown import Span

_EXTENSIONS = """
    py pyi pyx ipynb md markdown rst txt log json jsonl yaml yml toml ini csv tsv npz npy h5 hdf5 pt pth ckpt dill pkl zip gz tgz tar
    sh bash js ts tsx css html svg png jpg jpeg pdf tex xml sql c cc cpp h hpp cu rs go java lock patch diff dockerfile cfg conf
    db
"""
EXTENSIONS = frozenset(_EXTENSIONS.split())
BARE_EXTENSIONS = EXTENSIONS - {"h", "c", "cc", "db", "go", "conf", "cfg", "diff", "lock"}  # `params.cfg` is an attribute sooner than a file
_WORD = re.compile(r"[^\s`'\"|;,()\[\]“”‘’]+(?:\[[^\]\s]*\][^\s`'\"|;,()]*)?")
_LOCATED = re.compile(
    r"(?P<path>[^\s:#]+?)"
    r"(?:(?:::(?P<node>[A-Za-z_][\w:.\[\]-]*))|(?::L?(?P<first>\d+)(?:[-–—]L?(?P<last>\d+))?(?P<more>(?:,\s?L?\d+(?:[-–—]L?\d+)?)*)(?::\d+)?)"
    r"|(?:\#L(?P<anchor>\d+)(?:-L?(?P<anchor_end>\d+))?)|(?::(?P<symbol>[A-Za-z_][\w.]*)(?:\(\))?)|\#(?P<fragment>[\w-]+))?"
)
_CODE_PATH = re.compile(r"[\w.@+~*?-][\w.@+=~*?%{}<>$-]*(?:/[\w.@+=~*?%{}<>$-]+)*/?")
_PLACEHOLDER = re.compile(r"[<>{}$?%]|\.\.\.|…|(?:^|/)(?:YYYY|XXX|path/to)")
_SECTION = re.compile(r"§+\s?(?P<first>\d+(?:\.\d+)*|[A-Z][\w-]*(?:\s[A-Z][\w-]*)*)(?:\s?[-–—]\s?(?P<last>\d+(?:\.\d+)*))?")
_ID = re.compile(r"(?<![\w/.-])[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)+(?:\.[A-Z]+\d*(?:\.[a-z0-9]+)?)?(?![\w/-])")
_TASK = re.compile(r"(?<![\w/.-])(?:[A-Z]{1,2}\d+(?:\.[a-z0-9]+)*|\d+\.[A-Z])(?![\w/-])")
_PHASE = re.compile(r"\bPhases?\s+(?P<id>[A-Z](?:\.?\d+)*(?![\w])|\d+(?:\.\d+)*)")
_IDENTIFIER = re.compile(r"(?<![\w'\"./-])[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")
_COMMAND = re.compile(r"(?:\$ )?(?:[a-z][\w-]*\s+(?:[a-z][\w.-]*\s+)*-{1,2}\w|(?:python|pytest|pip|git|rg|grep|bash|sh|make|cd|ls|cat)\b)")
_CALLED = re.compile(r"([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)\(\)")
_NAME = re.compile(r"-{1,2}[A-Za-z][\w-]*|[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*(?:\(.*\))?")


@dataclass(frozen=True, slots=True)
class Mention:
    """Something a text names, and where: kind is path, id, task, phase, flag or name.

    A path may carry lines, the heading of a section, or a symbol (`path::test`, `path:function`); `start` is the index of its span, `sure` is
    false for a word of a command or of running text that is a path only if one is there.
    """

    kind: str
    text: str
    line: int
    start: int
    first: int | None = None
    last: int | None = None
    section: str | None = None
    symbol: str | None = None
    sure: bool = True


def mentions_of(spans: Sequence[Span]) -> list[Mention]:
    """Return what inline text mentions, in order; a section (`§4`) belongs to the path nearest before it."""
    found: list[Mention] = []
    for index, span in enumerate(spans):
        if span.target and not span.target.startswith(("http:", "https:", "mailto:", "#")):
            found.extend(_linked(unquote(span.target), span.line, index))
            if span.target.rpartition("/")[2].partition("#")[0] == span.text.rpartition("/")[2].partition(":")[0]:
                continue
        if span.code:
            found.extend(_of_code(span.text.strip(), span.line, index))
        else:
            found.extend(_of_text(span.text, span.line, index, found))
    return found


def _linked(target: str, line: int, index: int) -> Iterator[Mention]:
    """Yield the path of a link, which is relative to the file it stands in; `./` says so."""
    for mention in _path(target, line, index, sure=True):
        yield replace(mention, text=mention.text if mention.text.startswith("../") else f"./{mention.text}")


def _of_code(text: str, line: int, index: int) -> Iterator[Mention]:
    if not text:
        return
    section = text.partition("§")
    if section[1] and " " not in section[0].strip() and section[0].strip():
        heading = _SECTION.match("§" + section[2])
        for mention in _path(section[0].strip(), line, index, sure=True):
            yield Mention("path", mention.text, line, index, section=_sections(heading) if heading else None)
        return
    whole = list(_path(text, line, index, sure=True)) if not any(c.isspace() for c in text) or _is_multi_line(text) else []
    if whole:
        yield from whole
    elif _NAME.fullmatch(text) and ("(" not in text or text.endswith("()")):
        name = text.removesuffix("()")
        yield Mention("flag" if text.startswith("-") else "name", name, line, index)
        if _ID.fullmatch(text):
            yield Mention("id", text, line, index)
    else:
        names = _CALLED.findall(text) if _COMMAND.match(text) or ":" in text else _IDENTIFIER.findall(text)
        yield from (Mention("name", n, line, index, sure=False) for n in dict.fromkeys(names) if not iskeyword(n))
        for word in _WORD.findall(text):
            yield from _path(word, line, index, sure=False)
            if word.startswith("--"):
                yield Mention("flag", word.partition("=")[0], line, index, sure=False)
            elif _ID.fullmatch(word):
                yield Mention("id", word, line, index)


def _of_text(text: str, line: int, index: int, before: list[Mention]) -> Iterator[Mention]:
    for found in _SECTION.finditer(text):
        last = next((n for n in range(len(before) - 1, -1, -1) if before[n].kind == "path"), None)
        if last is not None and before[last].section is None and before[last].start == index - 1 and not text[: found.start()].strip(" ,(:—–-"):
            path = before[last]
            before[last] = replace(path, section=_sections(found))
    for word in _WORD.findall(text):
        yield from _path(word.rstrip(".:!?*"), line, index, sure=False)
    for kind, pattern in (("id", _ID), ("task", _TASK), ("phase", _PHASE)):
        for found in pattern.finditer(text):
            yield Mention(kind, found["id"] if kind == "phase" else found[0], line, index)


def _sections(found: re.Match[str]) -> str:
    return f"{found['first']}-{found['last']}" if found["last"] else found["first"]


def _is_multi_line(text: str) -> bool:
    head, comma, rest = text.partition(",")
    return bool(comma) and ":" in head and all(p.strip().lstrip("L").replace("-", "").replace("–", "").isdigit() for p in rest.split(","))


def _path(text: str, line: int, index: int, *, sure: bool) -> Iterator[Mention]:
    located = _LOCATED.fullmatch(text.rstrip("."))
    if located is None or text.endswith(("...", "…")) or "://" in text or text.startswith(("~", "-")):
        return
    path = located["path"].removeprefix("./")
    if not _is_path(path):
        return
    symbol = located["symbol"] or (located["node"].replace("::", ".").partition("[")[0] if located["node"] else None)
    first = located["first"] or located["anchor"]
    if first is None:
        yield Mention("path", path, line, index, symbol=symbol, sure=sure)
        return
    ranges: list[tuple[str, str | None]] = [(first, located["last"] or located["anchor_end"])]
    for part in (located["more"] or "").split(","):
        start, dash, end = part.strip().lstrip("L").replace("–", "-").partition("-")
        if start:
            ranges.append((start, end.lstrip("L") if dash else None))
    for start, last in ranges:
        yield Mention("path", path, line, index, int(start), int(last) if last else None, symbol=symbol, sure=sure)


def _is_path(path: str) -> bool:
    if not _CODE_PATH.fullmatch(path) or _PLACEHOLDER.search(path) or path.startswith("/") or "//" in path:
        return False
    name = path.rstrip("/").rpartition("/")[2]
    stem, dot, extension = name.rpartition(".")
    if name.startswith(".") and name[1:].partition(".")[0].lower() in EXTENSIONS:
        return False  # `.tar.gz` is a kind of file
    if "/" in path:
        return True
    if extension in ("py", "pyi") and "." in stem:
        return False  # a dotted module name with an extension is no file
    return bool(dot and stem) and extension.lower() in BARE_EXTENSIONS and not stem.replace(".", "").isdigit()


def has_extension(path: str) -> bool:
    """Return whether a path ends in an extension that files have, or in a slash."""
    name = path.rpartition("/")[2]
    return not name or name.rpartition(".")[2].lower() in EXTENSIONS
