"""What a parameter of an own function is for, in the words of whoever wrote the function."""

from __future__ import annotations

import ast

from knobgraph_ingest.knobs.docstring_entry import comment_above, comment_on, documented_purpose
from knobgraph_ingest.knobs.resolved_call import OwnFunction, ResolvedCode
from knobgraph_ingest.source_tree import SourceTree


def parameter_purpose(code: ResolvedCode, function: OwnFunction, parameter: str, tree: SourceTree) -> str | None:
    """Return the docstring entry of a parameter (the class's for `__init__`), or the comment beside or above it in the signature."""
    cls = code.classes.get(function.name.removesuffix(".__init__"))
    documented = documented_purpose(function.node, parameter) or (documented_purpose(cls.node, parameter) if cls is not None else None)
    return documented or _beside(function, parameter, tree)


def _beside(function: OwnFunction, parameter: str, tree: SourceTree) -> str | None:
    arguments = [a for a in ast.walk(function.node.args) if isinstance(a, ast.arg)]
    line = next((a.lineno for a in arguments if a.arg == parameter), None)
    if line is None or sum(a.lineno == line for a in arguments) > 1:
        return None  # a comment on a line of several parameters says nothing of one
    return comment_on(tree.text_at(function.path, line)) or (comment_above(tree.lines(function.path), line) if line > function.node.lineno else None)
