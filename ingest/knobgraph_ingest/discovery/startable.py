"""What of a module could start a program: functions that read a command line, commands and typer applications."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator

from knobgraph_ingest.syntax_walk import walk

PARSES = frozenset({"parse_args", "parse_known_args", "parse_intermixed_args", "parse_args_into_dataclasses"})
COMMAND_LIBRARIES = ("click", "typer", "rich_click", "asyncclick")
DECORATORS = frozenset({"command", "group"})
Function = ast.FunctionDef | ast.AsyncFunctionDef


def words_of(starters: tuple[str, ...] = ()) -> frozenset[str]:
    """Return the words of which a module that reads the command line mentions one."""
    return frozenset((*PARSES, *COMMAND_LIBRARIES, *(name.partition(".")[0] for name in starters)))


def starter_names(tree: ast.Module, starters: tuple[str, ...]) -> frozenset[str]:
    """Return how a module writes the functions of libraries that read the command line and run what they are given."""
    names: set[str] = set()
    for node in tree.body:
        for module, _, function in (name.rpartition(".") for name in starters):
            if isinstance(node, ast.Import):
                names.update(f"{a.asname or a.name}.{function}" for a in node.names if a.name == module)
            elif isinstance(node, ast.ImportFrom) and node.module is not None:
                for a in node.names:
                    names.update({a.asname or a.name} if node.module == module and a.name == function else ())
                    names.update({f"{a.asname or a.name}.{function}"} if f"{node.module}.{a.name}" == module else ())
    return frozenset(names)


def starts(tree: ast.Module, wanted: Collection[str]) -> Iterator[tuple[str, int]]:
    """Yield name and line of what of a module could be started from outside and is wanted, in the order it is written."""
    functions = {node.name: node for node in tree.body if isinstance(node, Function)}
    libraries = command_libraries(tree)
    for node in tree.body:
        if isinstance(node, Function):
            if node.name in wanted and _starts(node, functions, libraries):
                yield node.name, node.lineno
        elif isinstance(node, ast.Assign) and makes_application(node.value, libraries):
            yield from ((t.id, node.lineno) for t in node.targets if isinstance(t, ast.Name) and t.id in wanted)


def _starts(node: ast.FunctionDef | ast.AsyncFunctionDef, functions: dict[str, ast.FunctionDef | ast.AsyncFunctionDef], libraries: Collection[str]) -> bool:
    if node.decorator_list:
        return any(makes_command(d, libraries) for d in node.decorator_list)
    return _callable_without_arguments(node.args) and _reads_command_line(node, functions)


def command_libraries(tree: ast.Module) -> Collection[str]:
    """Return the names under which a module knows a library of commands, or one of its decorators."""
    names: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.Import):
            names.update(a.asname or a.name for a in node.names if a.name in COMMAND_LIBRARIES)
        elif isinstance(node, ast.ImportFrom) and node.module in COMMAND_LIBRARIES:
            names.update(a.asname or a.name for a in node.names)
    return names


def makes_command(decorator: ast.expr, libraries: Collection[str]) -> bool:
    """Whether a decorator makes a command of a library of commands, known under these names."""
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    if isinstance(called, ast.Attribute):
        return called.attr in DECORATORS and isinstance(called.value, ast.Name) and called.value.id in libraries
    return isinstance(called, ast.Name) and called.id in libraries and called.id in DECORATORS


def makes_application(value: ast.expr, libraries: Collection[str]) -> bool:
    """Whether an expression makes an application of a library of commands, known under these names."""
    if not isinstance(value, ast.Call):
        return False
    made = value.func
    named = made.attr if isinstance(made, ast.Attribute) and isinstance(made.value, ast.Name) and made.value.id in libraries else None
    return (named or (made.id if isinstance(made, ast.Name) and made.id in libraries else None)) == "Typer"


def _callable_without_arguments(parameters: ast.arguments) -> bool:
    positional = len(parameters.posonlyargs) + len(parameters.args)
    return positional == len(parameters.defaults) and all(d is not None for d in parameters.kw_defaults)


def _reads_command_line(start: ast.AST, functions: dict[str, ast.FunctionDef | ast.AsyncFunctionDef]) -> bool:
    seen: set[str] = set()
    waiting: list[ast.AST] = [start]
    while waiting:
        for node in walk(waiting.pop()):
            if not isinstance(node, ast.Call):
                continue
            if isinstance(node.func, ast.Attribute) and node.func.attr in PARSES:
                return True
            if isinstance(node.func, ast.Name) and node.func.id in functions and node.func.id not in seen:
                seen.add(node.func.id)
                waiting.append(functions[node.func.id])
    return False
