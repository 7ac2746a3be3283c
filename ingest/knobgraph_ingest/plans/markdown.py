"""A markdown file as sections and blocks with the lines they stand on, read by a CommonMark parser with GFM tables."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Any

import yaml
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

from knobgraph_ingest.plans.lost_table import restored_rows, split_row


class BlockKind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    TEXT = "text"
    ITEM = "item"
    ROW = "row"
    FENCE = "fence"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of inline text on one line; `code` is a code span, `target` where a link leads."""

    text: str
    line: int
    code: bool = False
    strong: bool = False
    target: str = ""


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and where it stands; `parent` is the index of the section it is part of, -1 for none."""

    title: str
    level: int
    line: int
    parent: int


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, table row or fence; only a row has more than one cell and a header.

    `section` is the index of its section, -1 before the first; `parent` the index of the list item it is nested in, -1 for none.
    """

    kind: BlockKind
    line: int
    end_line: int
    section: int
    cells: tuple[Spans, ...]
    header: tuple[str, ...] = ()
    table: int = -1
    parent: int = -1

    @property
    def spans(self) -> Spans:
        """All inline content of the block in order."""
        return tuple(s for cell in self.cells for s in cell)


@dataclass(slots=True)
class Markdown:
    """The sections and blocks of one file, in order."""

    front_matter: dict[str, Any] = field(default_factory=dict)
    sections: list[Section] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    def within(self, section: int) -> Iterator[int]:
        """Yield a section and those it is part of, inside out."""
        while section >= 0:
            yield section
            section = self.sections[section].parent


def plain(spans: Sequence[Span]) -> str:
    """Return spans as text, one space where a line ended."""
    parts: list[str] = []
    line = spans[0].line if spans else 0
    for span in spans:
        if span.line != line:
            parts.append(" ")
            line = span.line
        parts.append(span.text)
    return " ".join("".join(parts).split())


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(front_matter_plugin)


def parse_markdown(text: str) -> Markdown:
    """Return the sections and blocks of a markdown text; any text has some."""
    return _Reader(text).read()


class _Reader:
    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.tokens = _parser().parse(text)
        self.found = Markdown()
        self.items: list[int] = []
        self.awaits_item: list[bool] = []
        self.tables = 0
        self.header: tuple[str, ...] = ()

    def read(self) -> Markdown:
        cells: list[Spans] | None = None
        row_line = 0
        in_head = False
        heading = 0
        for token in self.tokens:
            kind = token.type
            if kind == "front_matter":
                self.found.front_matter = _yaml(token.content)
            elif kind == "heading_open":
                heading = int(token.tag[1:])
            elif kind == "list_item_open":
                self.items.append(-1)
            elif kind == "list_item_close":
                self.items.pop()
            elif kind == "table_open":
                self.tables += 1
            elif kind in ("thead_open", "thead_close"):
                in_head = kind == "thead_open"
            elif kind == "tr_open":
                cells, row_line = [], token.map[0] + 1 if token.map else row_line + 1
            elif kind == "tr_close" and cells is not None:
                self._row(cells, row_line, in_head)
                cells = None
            elif kind == "inline":
                line = token.map[0] + 1 if token.map else row_line
                if cells is not None:
                    cells.append(_spans(token, row_line))
                elif heading:
                    self._heading(_spans(token, line), heading, line)
                    heading = 0
                else:
                    self._text(_spans(token, line), line, token)
            elif kind in ("fence", "code_block") and token.map:
                spans = tuple(Span(t, token.map[0] + (2 if kind == "fence" else 1) + n, code=True) for n, t in enumerate(token.content.splitlines()))
                self._add(Block(BlockKind.FENCE, token.map[0] + 1, token.map[1], self._section, (spans,), parent=self._parent))
        return self.found

    @property
    def _section(self) -> int:
        return len(self.found.sections) - 1

    @property
    def _parent(self) -> int:
        return next((i for i in reversed(self.items) if i >= 0), -1)

    def _add(self, block: Block) -> None:
        self.found.blocks.append(block)

    def _heading(self, spans: Spans, level: int, line: int) -> None:
        sections = self.found.sections
        parent = next((i for i in range(len(sections) - 1, -1, -1) if sections[i].level < level), -1)
        sections.append(Section(plain(spans), level, line, parent))
        self._add(Block(BlockKind.HEADING, line, line, self._section, (spans,)))

    def _text(self, spans: Spans, line: int, token: Token) -> None:
        end = token.map[1] if token.map else line
        if self.items and self.items[-1] < 0:
            parent = self._parent
            self.items[-1] = len(self.found.blocks)
            self._add(Block(BlockKind.ITEM, line, end, self._section, (spans,), parent=parent))
            return
        rows = restored_rows(self.lines[line - 1 : end])
        if not rows:
            self._add(Block(BlockKind.TEXT, line, end, self._section, (spans,), parent=self._parent))
            return
        # A table whose delimiter row is missing renders as a paragraph; its rows are as good as any.
        self.tables += 1
        self.header = tuple(plain(_inline(c, line)) for c in rows[0])
        for number, cells in enumerate(rows[1:], line + 1):
            self._add(self._row_block([_inline(c, number) for c in cells], number))

    def _row(self, cells: list[Spans], line: int, in_head: bool) -> None:
        if in_head:
            self.header = tuple(plain(c) for c in cells)
            return
        source = split_row(self.lines[line - 1].strip(), len(self.header)) if 0 < line <= len(self.lines) else None
        if source is not None:
            cells = [_inline(c, line) for c in source]
        self._add(self._row_block(cells, line))

    def _row_block(self, cells: list[Spans], line: int) -> Block:
        return Block(BlockKind.ROW, line, line, self._section, tuple(cells), self.header, self.tables, self._parent)


def _inline(text: str, line: int) -> Spans:
    return tuple(s for token in _parser().parseInline(text) for s in _spans(token, line))


def _spans(token: Token, line: int) -> Spans:
    spans: list[Span] = []
    strong = 0
    target = ""
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            line += 1
        elif child.type in ("strong_open", "strong_close"):
            strong += 1 if child.type == "strong_open" else -1
        elif child.type in ("link_open", "link_close"):
            target = str(child.attrs.get("href", "")) if child.type == "link_open" else ""
        elif child.type == "html_inline":
            spans.append(Span(" ", line, strong=strong > 0))
        elif child.content:
            spans.append(Span(child.content, line, child.type == "code_inline", strong > 0, target))
    return tuple(spans)


def _yaml(text: str) -> dict[str, Any]:
    try:
        loaded = yaml.safe_load(text)
    except yaml.YAMLError:
        return {}
    return {str(k): v for k, v in loaded.items()} if isinstance(loaded, dict) else {}
