"""Constants that the code hands to its own functions where the parameter has a default, so was meant to vary."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from knobgraph_ingest.knobs.found_knob import FoundKnob
from knobgraph_ingest.knobs.parameter_purpose import parameter_purpose
from knobgraph_ingest.knobs.resolved_call import OwnFunction, ResolvedCode
from knobgraph_ingest.knobs.signature import Parameter, bound_arguments, called_function, parameters_of
from knobgraph_ingest.knobs.surface_argument import is_literal
from knobgraph_ingest.source_tree import SourceTree

NAME = "name"  # it says what something is called, and steers nothing
Place = tuple[str, str, ast.expr]  # the file, the function around the call, the value


def constant_knobs(code: ResolvedCode, tree: SourceTree, paths: frozenset[str]) -> Iterator[FoundKnob]:
    """Yield one knob a function's parameter that some call fixes to a constant, with all these calls; `paths` are the files that count."""
    found: dict[tuple[str, str], tuple[OwnFunction, Parameter, list[Place]]] = {}
    for call in code.calls:
        if call.path not in paths or call.is_test:
            continue
        function = called_function(code, call.callee)
        if function is None or function.path not in paths or (function.node.name.startswith("_") and function.node.name != "__init__"):
            continue
        parameters = parameters_of(code, function)
        arguments = bound_arguments(call.node, parameters)
        for parameter in parameters if arguments is not None else ():
            value = (arguments or {}).get(parameter.name)
            if parameter.name == NAME or value is None or parameter.default is None:
                continue
            if _varies(parameter.default) and _fixed(value):
                found.setdefault((function.name, parameter.name), (function, parameter, []))[2].append((call.path, call.function, value))
    for (name, parameter_name), (function, parameter, places) in sorted(found.items()):
        if _selects(places):
            continue
        places.sort(key=lambda p: (p[0], p[2].lineno))
        path, _, value = places[0]
        assert parameter.default is not None
        yield FoundKnob(
            f"{name}({parameter_name}=)@{path}:{value.lineno}", "constant", name, parameter_name, path, value.lineno, "literal",
            value=tree.written(path, value), default=tree.written(function.path, parameter.default),
            purpose=parameter_purpose(code, function, parameter_name, tree),
            sites=tuple(f"{p}:{v.lineno} = {tree.written(p, v)}" for p, _, v in places),
        )  # fmt: skip


def _selects(places: list[Place]) -> bool:
    """Whether one function gives the parameter several words: then it names what is computed, and nobody is to set it."""
    chosen: dict[tuple[str, str], set[str]] = {}
    for path, function, value in places:
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            chosen.setdefault((path, function), set()).add(value.value)
    return any(len(values) > 1 for values in chosen.values())


def _fixed(value: ast.expr) -> bool:
    """Whether a value is a setting written as a constant: a number, a switch, a word; not a text, an absence or an empty container."""
    if isinstance(value, ast.Constant):
        return isinstance(value.value, (int, float)) or (isinstance(value.value, str) and value.value.isidentifier())
    return is_literal(value) and not isinstance(value, ast.Dict) and bool(ast.unparse(value).strip("()[]{}, "))


def _varies(default: ast.expr) -> bool:
    return is_literal(default)
