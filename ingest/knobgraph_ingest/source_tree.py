"""The text and the syntax trees of a repository's files, each read once."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from pathlib import Path

from knobgraph_ingest.discovery import Problem, SourceFiles
from knobgraph_ingest.private_names import as_written
from knobgraph_ingest.syntax_walk import walk


class _Stripped(dict[tuple[str, int], str]):
    """The stripped lines that were asked for: an ingest asks for half a million, most of them again and again."""

    def __init__(self, tree: SourceTree) -> None:
        super().__init__()
        self._tree = tree

    def __missing__(self, place: tuple[str, int]) -> str:
        path, line = place
        lines = self._tree.lines(path)
        text = self[place] = lines[line - 1].strip() if 0 < line <= len(lines) else ""
        return text


class SourceTree:
    """Reads and parses files by their path relative to the root; what cannot be read is a problem, never an error."""

    def __init__(self, root: Path, files: SourceFiles | None = None) -> None:
        self.root = root
        self._files = files if files is not None else SourceFiles(root)
        self.problems: list[Problem] = []
        self._texts: dict[str, list[str]] = {}
        self._stripped = _Stripped(self)
        self._trees: dict[str, ast.Module | None] = {}
        self._nodes: dict[str, tuple[ast.AST, ...]] = {}
        self._unparsed: dict[str, Problem] = {}

    def lines(self, path: str) -> list[str]:
        """Return the lines of a file, none where it cannot be read."""
        if path not in self._texts:
            try:
                self._texts[path] = self._files.text(path).splitlines()
            except (OSError, ValueError) as error:
                self.problems.append(Problem(path, str(error)))
                self._texts[path] = []
        return self._texts[path]

    def text(self, path: str) -> str | None:
        """Return the text of a file that may be missing, None where it cannot be read."""
        try:
            return self._files.text(path)
        except (OSError, ValueError):
            return None

    def text_at(self, path: str, line: int) -> str:
        """Return one line, stripped; empty where there is none."""
        return self._stripped[path, line]

    def texts_at(self, places: Iterable[tuple[str, int]]) -> list[str]:
        """Return the lines at all of these places, as `text_at` returns one."""
        return list(map(self._stripped.__getitem__, places))

    def written(self, path: str, node: ast.expr) -> str:
        """Return an expression as it is written on its line (`1e-3`), one of several lines as `ast` writes it."""
        columns = (node.col_offset, node.end_col_offset or 0) if node.lineno == node.end_lineno else None
        return self.written_at(path, node.lineno, columns, as_written(ast.unparse(node)))

    def written_at(self, path: str, line: int, columns: tuple[int, int] | None, plain: str) -> str:
        """Return what stands between two columns of a line where that is the expression that `ast` writes as `plain`, else `plain`."""
        lines = self.lines(path)
        if columns is not None and 0 < line <= len(lines):
            text = lines[line - 1].encode()[slice(*columns)].decode("utf-8", "ignore")
            if plain in (text, text.replace('"', "'")):  # most are written as `ast` writes them, but for the quotes
                return text
            try:  # inside an f-string the columns of Python 3.11 are not those of the line
                if ast.unparse(ast.parse(text, mode="eval")) == plain:
                    return text
            except (SyntaxError, ValueError):
                pass
        return plain

    def nodes(self, path: str) -> Sequence[ast.AST]:
        """Return all nodes of a file's syntax tree as `walk` gives them, none where it has no tree."""
        if path not in self._nodes:
            tree = self.parse(path)
            self._nodes[path] = tuple(walk(tree)) if tree is not None else ()
        return self._nodes[path]

    def parse(self, path: str) -> ast.Module | None:
        """Return the syntax tree of a file, None where it has none."""
        if path not in self._trees:
            try:
                self._trees[path] = self._files.parsed(path)
            except (OSError, ValueError, SyntaxError, RecursionError, MemoryError) as error:
                reason = f"syntax error: {error.msg} (line {error.lineno})" if isinstance(error, SyntaxError) else str(error)
                self._unparsed[path] = Problem(path, reason)
                self._trees[path] = None
        tree = self._trees[path]
        if tree is None and self._unparsed[path] not in self.problems:
            self.problems.append(self._unparsed[path])  # whoever asked before: each entry point is told
        return tree
