"""How config fields are declared: their defaults, and what whoever declared them says they are for."""

from __future__ import annotations

import ast

from knobgraph_ingest.interpreter.lineage import FieldFact
from knobgraph_ingest.knobs.docstring_entry import comment_above, comment_on, documented_purpose
from knobgraph_ingest.source_tree import SourceTree
from knobgraph_ingest.syntax_walk import walk

WORDED = ("help", "description", "doc")
SPECIFIERS = ("field", "Field", "ib", "attrib")
Declared = tuple[ast.ClassDef, ast.AnnAssign | ast.Assign, ast.stmt | None]


class FieldDeclarations:
    """Finds the statement that declares a field, each file's read once."""

    def __init__(self, tree: SourceTree) -> None:
        self._tree = tree
        self._declared: dict[str, dict[int, Declared]] = {}

    def default(self, field: FieldFact) -> str | None:
        """Return the default of a field as it is written; of `field(default_factory=list)` what it makes."""
        _, statement, _ = self._statement(field) or (None, None, None)
        value = statement.value if statement is not None else None
        default = _specified(value) if isinstance(value, ast.Call) and ast.unparse(value.func).rpartition(".")[2] in SPECIFIERS else value
        return self._tree.written(field.path, default) if default is not None else None

    def purpose(self, field: FieldFact) -> str | None:
        """Return the comment beside a field, its own docstring or description, its entry in the class's docstring, or the comment above it."""
        beside = comment_on(self._tree.text_at(field.path, field.line))
        cls, statement, following = self._statement(field) or (None, None, None)
        if beside or cls is None or statement is None:
            return beside
        own = _words(following.value) if isinstance(following, ast.Expr) else next((w for n in walk(statement) if (w := _description(n))), None)
        return own or documented_purpose(cls, field.name) or comment_above(self._tree.lines(field.path), field.line)

    def _statement(self, field: FieldFact) -> Declared | None:
        if field.path not in self._declared:
            found = self._declared[field.path] = {}
            for cls in self._tree.nodes(field.path):
                for statement, following in zip(cls.body, [*cls.body[1:], None], strict=True) if isinstance(cls, ast.ClassDef) else ():
                    if isinstance(statement, (ast.AnnAssign, ast.Assign)) and isinstance(cls, ast.ClassDef):
                        found[statement.lineno] = (cls, statement, following)
        return self._declared[field.path].get(field.line)


def _specified(call: ast.Call) -> ast.expr | None:
    """Return the default that a field specifier carries; None where the field is required."""
    for keyword in call.keywords:
        if keyword.arg == "default":
            return keyword.value
        if keyword.arg in ("default_factory", "factory"):
            return keyword.value.body if isinstance(keyword.value, ast.Lambda) else ast.copy_location(ast.Call(keyword.value, [], []), keyword.value)
    first = call.args[0] if call.args else None
    return None if isinstance(first, ast.Constant) and first.value is ... else first


def _description(node: ast.AST) -> str | None:
    if isinstance(node, ast.keyword) and node.arg in WORDED:
        return _words(node.value)
    if isinstance(node, ast.Dict):
        pairs = zip(node.keys, node.values, strict=True)
        return next((_words(v) for k, v in pairs if isinstance(k, ast.Constant) and k.value in WORDED), None)
    return None


def _words(node: ast.expr) -> str | None:
    text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
    return " ".join(text.strip().partition("\n\n")[0].split()) or None
