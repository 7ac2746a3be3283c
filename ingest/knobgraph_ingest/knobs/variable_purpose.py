"""What an environment variable is for: as its library says, else in the words of the code around its uses."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from knobgraph_ingest.knobs.docstring_entry import Documented, comment_above, comment_on
from knobgraph_ingest.source_tree import SourceTree

Place = tuple[str, int]


def variable_purpose(name: str, places: Iterable[Place], tree: SourceTree) -> str | None:
    """Return the comment beside or above a use, or the docstring line around one that writes the variable's name."""
    found = list(places)
    for path, line in found:
        words = comment_on(tree.text_at(path, line)) or comment_above(tree.lines(path), line)
        if words:
            return words
    return next((words for path, line in found if (words := _mentioned(name, tree, path, line))), None)


def innermost_function(tree: SourceTree, path: str, line: int) -> str | None:
    """Return the name of the function that a line stands in."""
    around = [n for n in _around(tree, path, line) if not isinstance(n, (ast.Module, ast.ClassDef))]
    return around[-1].name if around else None


def _mentioned(name: str, tree: SourceTree, path: str, line: int) -> str | None:
    for node in reversed(_around(tree, path, line)):
        for paragraph in (ast.get_docstring(node) or "").split("\n\n"):
            sentence = next((s for s in " ".join(paragraph.split()).split(". ") if name in s), None)
            if sentence is not None:
                return f"{sentence.rstrip('.')}."
    return None


def _around(tree: SourceTree, path: str, line: int) -> list[Documented | ast.Module]:
    """Return the module, classes and functions that hold a line, the outermost first."""
    module = tree.parse(path)
    inside: list[Documented] = [n for n in tree.nodes(path) if isinstance(n, Documented) and n.lineno <= line <= (n.end_lineno or n.lineno)]
    inside.sort(key=lambda n: n.lineno)
    return [*([module] if module is not None else []), *inside]
