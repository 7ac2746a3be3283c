"""Commented-out arguments at surfaces, read from the lossless tree."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

import libcst as cst
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider

from knobgraph_ingest.knobs.found_knob import FoundKnob
from knobgraph_ingest.knobs.surface_site import SurfaceSite
from knobgraph_ingest.source_tree import SourceTree

LOOKS_LIKE = re.compile(r"#.*?\w+\s*=")


def dormant_knobs(sites: Iterable[SurfaceSite], tree: SourceTree) -> Iterator[FoundKnob]:
    """Yield a knob for each argument that stands in a comment between the parentheses of a surface call."""
    for site in sites:
        node = site.call.node
        lines = tree.lines(site.call.path)[node.lineno - 1 : node.end_lineno or node.lineno]
        if len(lines) > 1 and any(LOOKS_LIKE.search(line) for line in lines):
            yield from _of(site, _comments(lines, node))


def _of(site: SurfaceSite, comments: list[tuple[int, str]]) -> Iterator[FoundKnob]:
    node = site.call.node
    inner = [(n.lineno, n.end_lineno or n.lineno) for a in (*node.args, *(k.value for k in node.keywords)) for n in ast.walk(a) if isinstance(n, ast.Call)]
    for line, text in comments:
        if not node.lineno <= line <= (node.end_lineno or node.lineno) or any(first < line < last for first, last in inner):
            continue
        for parameter, value in _arguments(text):
            if parameter in site.arguments or not site.surface.counts(parameter):
                continue
            known = site.surface.describe(parameter)
            yield FoundKnob(
                site.id_of(parameter), "argument", site.callee, parameter, site.call.path, line, "commented out", value=value,
                default=known.default, type=known.type,
                purpose=known.purpose, category=site.surface.category_of(parameter), library=site.surface.library, quote=text,
                sites=(f"{site.call.path}:{line}",),
            )  # fmt: skip


def _comments(lines: list[str], call: ast.Call) -> list[tuple[int, str]]:
    """Return the comments of a call, each with its line; `lines` are those the call stands on."""
    last = lines[-1].encode()[: call.end_col_offset].decode("utf-8", "ignore")
    first = lines[0].encode()[call.col_offset :].decode("utf-8", "ignore")
    try:
        wrapper = MetadataWrapper(cst.parse_module("\n".join([first, *lines[1:-1], last]) + "\n"), unsafe_skip_copy=True)
    except (cst.ParserSyntaxError, RecursionError):
        return []
    collector = _Comments(call.lineno - 1)
    wrapper.visit(collector)
    return collector.found


class _Comments(cst.CSTVisitor):
    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self, above: int) -> None:
        super().__init__()
        self._above = above
        self.found: list[tuple[int, str]] = []

    def visit_Comment(self, node: cst.Comment) -> None:  # noqa: N802 - the name that libcst calls
        position = self.get_metadata(PositionProvider, node)
        if isinstance(position, CodeRange):
            self.found.append((self._above + position.start.line, node.value))


def _arguments(comment: str) -> list[tuple[str, str]]:
    text = comment.lstrip("#").strip()
    for attempt in (text, text.partition("#")[0].rstrip()):
        try:
            call = ast.parse(f"f({attempt.rstrip(',')})", mode="eval").body
        except (SyntaxError, ValueError):
            continue
        if isinstance(call, ast.Call):
            return [(k.arg, ast.unparse(k.value)) for k in call.keywords if k.arg]
    return []
