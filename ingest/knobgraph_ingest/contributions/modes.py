"""In which branch of a program each flag is declared."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from knobgraph_graph.fact import NodeKey
from knobgraph_ingest.contribution import Contribution, GraphUnderConstruction, Reading

Loop = ast.For | ast.AsyncFor | ast.While
Scope = ast.FunctionDef | ast.AsyncFunctionDef | ast.If | ast.For | ast.AsyncFor | ast.While


def add_modes(graph: GraphUnderConstruction, reading: Reading) -> None:
    """Set the mode of each flag where the flags of one command are declared in several functions or branches of one file."""
    declared: dict[tuple[str, str], dict[str, list[str]]] = {}
    scopes: dict[str, list[Scope]] = {}
    for relationship in graph.of_type("HAS_FLAG"):
        properties = graph.nodes[relationship.end].properties
        path, line = str(properties.get("path")), properties.get("line")
        if path not in scopes:
            scopes[path] = [n for n in reading.tree.nodes(path) if isinstance(n, Scope)]
        where = " ".join(_branches(scopes[path], line if isinstance(line, int) else 0))
        declared.setdefault((relationship.start.id, path), {}).setdefault(where, []).append(relationship.end.id)
    for modes in declared.values():
        for where, flags in modes.items() if len(modes) > 1 else ():
            for flag in flags:
                graph.update(NodeKey("Flag", flag), mode=where or None)


def _branches(scopes: list[Scope], line: int) -> Iterator[str]:
    """Yield the functions and the tests around a line, from the outside in; a loop that makes flags is no mode of the program."""
    for scope in scopes:
        if scope.lineno <= line <= (scope.end_lineno or scope.lineno):
            if isinstance(scope, Loop):
                return
            if not isinstance(scope, ast.If):
                yield scope.name
            elif "__name__" not in ast.unparse(scope.test):
                within = any(s.lineno <= line <= (s.end_lineno or s.lineno) for s in scope.body)
                yield f"if {ast.unparse(scope.test)}" if within else f"if not ({ast.unparse(scope.test)})"


CONTRIBUTION = Contribution(add_modes, alone=True)
