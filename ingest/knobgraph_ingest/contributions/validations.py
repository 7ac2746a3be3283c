"""The checks that a flag's value must pass."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from knobgraph_graph.fact import NodeKey
from knobgraph_ingest.contribution import Contribution, GraphUnderConstruction, Reading
from knobgraph_ingest.source_tree import SourceTree
from knobgraph_ingest.syntax_walk import child_nodes, walk

MOST = 12
EXITS = ("exit", "_exit", "error", "fail", "abort")
Place = tuple[str, int]
IDENTIFIER = re.compile(r"\w+")


def add_validations(graph: GraphUnderConstruction, reading: Reading) -> None:
    """Set on each flag the conditions under which the program refuses its value, as written, with their places.

    A condition counts where it names the flag's destination or a field that the flag is stored in, or a parameter that is handed one of these and nothing
    but the flag decides: what is computed from many flags together is no check of one.
    """
    checks = _Checks(reading.tree)
    stores: dict[str, list[tuple[str, set[str]]]] = {}
    for flow in graph.of_type("FLOWS_INTO"):
        if flow.properties["kind"] == "assigns" and flow.end.label in ("ConfigField", "ConfigKey"):
            stores.setdefault(flow.start.id, []).append((flow.end.id, set(cast("list[str]", flow.properties["flags"]))))
    deciding: dict[tuple[str, Place], set[str]] = {}
    for flag, refused in reading.lineage.refusals.items():
        for place in refused:
            deciding.setdefault((flag.partition("#")[0], place), set()).add(flag)
    for flag, refused in sorted(reading.lineage.refusals.items()):
        node = graph.nodes.get(NodeKey("Flag", flag))
        if node is not None:
            own = {str(node.properties.get("dest")), *_stored_as(flag, stores)}
            alone = {place for place in refused if deciding[flag.partition("#")[0], place] == {flag}}
            tests = sorted(refused.items(), key=lambda item: (not own & set(IDENTIFIER.findall(item[1])), item))
            named = [(p, t) for p, t in tests if own & set(IDENTIFIER.findall(t)) or (p in alone and own & checks.handed(*p))]
            found = [f"{p}:{n}: if {text}{_where(guards)}" for (p, n), text in named if (guards := checks.refuses(p, n)) is not None]
            graph.update(node.key, validations=found[:MOST] or None)


def _where(guards: tuple[str, ...]) -> str:
    """Return under which conditions a test is made at all."""
    return f", where {' and '.join(guards)}" if guards else ""


def _stored_as(flag: str, stores: Mapping[str, list[tuple[str, set[str]]]]) -> set[str]:
    """Return the names of the fields that hold exactly what the flag was given."""
    reached, waiting = {flag}, [flag]
    while waiting:
        for target, flags in stores.get(waiting.pop(), ()):
            if flag in flags and target not in reached:
                reached.add(target)
                waiting.append(target)
    return {t.rstrip("]").replace("[", ".").rpartition(".")[2] for t in reached - {flag}}


class _Checks:
    """Tells the tests that end in an error from those after which the program merely is done."""

    def __init__(self, tree: SourceTree) -> None:
        self._tree = tree
        self._lines: dict[str, Mapping[int, tuple[str, ...]]] = {}
        self._tests: dict[str, _ParameterTests] = {}

    def refuses(self, path: str, line: int) -> tuple[str, ...] | None:
        """Return the conditions around a test that refuses a value, None where the line holds no such test."""
        if path not in self._lines:
            parsed = self._tree.parse(path)
            self._lines[path] = dict(_tests(parsed, ())) if parsed is not None else {}
        return self._lines[path].get(line)

    def handed(self, path: str, line: int) -> set[str]:
        """Return the names that calls in the same file hand to the parameters which a test is about; none where it is about anything else too."""
        if path not in self._tests:
            self._tests[path] = _ParameterTests(self._tree.nodes(path))
        return self._tests[path].handed(line)


class _ParameterTests:
    """The tests of a file that are about parameters, and what its calls hand to these."""

    def __init__(self, nodes: Sequence[ast.AST]) -> None:
        self._calls: dict[str, list[ast.Call]] = {}
        self._functions: list[ast.FunctionDef | ast.AsyncFunctionDef] = []
        self._inside: dict[ast.AST, tuple[list[ast.AST], set[str]]] = {}
        for node in nodes:
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                self._calls.setdefault(node.func.id, []).append(node)
            elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                self._functions.append(node)

    def handed(self, line: int) -> set[str]:
        """Return the names that callers hand to the parameters which the test on a line is about, where its function has not set these anew."""
        found: set[str] = set()
        for function in self._functions:
            if function.lineno <= line <= (function.end_lineno or line):
                inside, bound = self._body(function)
                for node in inside:
                    if isinstance(node, (ast.If, ast.Assert)) and node.lineno == line:
                        found = self._handed(function, node.test, bound)  # the innermost function, which comes last, is the one that tests
        return found

    def _body(self, function: ast.FunctionDef | ast.AsyncFunctionDef) -> tuple[list[ast.AST], set[str]]:
        """Return the nodes of a function's body, and the names that it sets."""
        if function not in self._inside:
            inside = [n for statement in function.body for n in walk(statement)]
            self._inside[function] = inside, {n.id for n in inside if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        return self._inside[function]

    def _handed(self, function: ast.FunctionDef | ast.AsyncFunctionDef, test: ast.expr, bound: set[str]) -> set[str]:
        arguments = function.args
        order = [a.arg for a in (*arguments.posonlyargs, *arguments.args)]
        parameters = {*order, *(a.arg for a in arguments.kwonlyargs)} - {"self", "cls"}
        used = {n.id for n in walk(test) if isinstance(n, ast.Name)}
        about = used & parameters if not used & bound else set[str]()
        handed = (value for call in self._calls.get(function.name, ()) for name, value in _arguments(call, order) if name in about)
        return {w for value in handed for w in IDENTIFIER.findall(ast.unparse(value))}


def _arguments(call: ast.Call, order: list[str]) -> Iterator[tuple[str | None, ast.expr]]:
    """Yield the arguments of a call by parameter."""
    yield from zip(order, call.args, strict=False)
    yield from ((k.arg, k.value) for k in call.keywords)


def _tests(node: ast.AST, guards: tuple[str, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
    if isinstance(node, ast.Assert):
        yield node.lineno, guards
    elif isinstance(node, ast.If):
        if any(_is_error(s) for s in (*node.body, *node.orelse)):
            yield node.lineno, guards
        test = ast.unparse(node.test)
        for statement in node.body:
            yield from _tests(statement, (*guards, test))
        for statement in node.orelse:
            yield from _tests(statement, (*guards, f"not ({test})"))
        return
    elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        guards = ()  # when a function is called is another matter
    for child in child_nodes(node):
        if isinstance(child, (ast.stmt, ast.excepthandler, ast.match_case)):
            yield from _tests(child, guards)


def _is_error(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Raise):
        return not _is_clean_exit(statement.exc)
    call = statement.value if isinstance(statement, ast.Expr) else None
    name = call.func.attr if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) else ""
    return name in EXITS and not _is_clean_exit(call)


def _is_clean_exit(call: ast.expr | None) -> bool:
    """Whether a call ends the program without an error: `sys.exit()`, `SystemExit(0)`."""
    if not isinstance(call, ast.Call):
        return False
    name = call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id if isinstance(call.func, ast.Name) else ""
    if name not in ("exit", "_exit", "SystemExit"):
        return False
    return not call.args or (isinstance(call.args[0], ast.Constant) and call.args[0].value in (0, None))


CONTRIBUTION = Contribution(add_validations, alone=True)
