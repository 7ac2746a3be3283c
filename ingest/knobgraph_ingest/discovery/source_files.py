"""The texts and the syntax trees of a repository's files, each read and parsed once."""

from __future__ import annotations

import ast
import warnings
from pathlib import Path

from knobgraph_ingest.discovery.source import read_source
from knobgraph_ingest.private_names import mangle_private_names


class SourceFiles:
    """Reads and parses the files below a root and keeps what it read; discovery and the interpreter ask for the same ones."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._texts: dict[str, str] = {}
        self._trees: dict[str, ast.Module] = {}

    def text(self, path: str) -> str:
        """Return the text of a file, decoded as PEP 263 says.

        Raises:
            ValueError: the file is too large or not in the encoding it declares.
            OSError: the file cannot be read.
        """
        text = self._texts.get(path)
        if text is None:
            text = self._texts[path] = read_source(self.root, path)
        return text

    def parsed(self, path: str) -> ast.Module:
        """Return the syntax tree of a file, in which private names of classes are what a run calls them.

        Raises:
            ValueError, OSError: as `text`.
            SyntaxError, RecursionError, MemoryError: the file is no Python that this Python can parse.
        """
        tree = self._trees.get(path)
        if tree is None:
            text = self.text(path)
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                tree = ast.parse(text)
            mangle_private_names(tree, text)
            self._trees[path] = tree
        return tree

    def tree(self, path: str) -> ast.Module | None:
        """Return the syntax tree of a file, None where it has none."""
        try:
            return self.parsed(path)
        except (OSError, ValueError, SyntaxError, RecursionError, MemoryError):
            return None

    def __reduce__(self) -> tuple[type[SourceFiles], tuple[Path]]:
        """Return what makes an equal one in another process, which reads the files itself."""
        return SourceFiles, (self.root,)
