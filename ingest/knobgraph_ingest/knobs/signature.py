"""Which parameter of an own function each argument of a call is."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from knobgraph_ingest.knobs.resolved_call import OwnFunction, ResolvedCode


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: its name and its default, None where it has none."""

    name: str
    default: ast.expr | None


def called_function(code: ResolvedCode, callee: str) -> OwnFunction | None:
    """Return the own function that a callee is: a function, a method, or the `__init__` of an own class."""
    real = code.real_name(callee)
    return code.functions.get(f"{real}.__init__") if real in code.classes else code.functions.get(real)


def parameters_of(code: ResolvedCode, function: OwnFunction) -> list[Parameter]:
    """Return the positional parameters in order, then the keyword-only ones; a method's receiver is left out."""
    arguments = function.node.args
    positional = [*arguments.posonlyargs, *arguments.args]
    defaults: list[ast.expr | None] = [None] * (len(positional) - len(arguments.defaults))
    defaults += arguments.defaults
    found = [Parameter(a.arg, d) for a, d in zip(positional, defaults, strict=True)]
    decorators = {ast.unparse(d) for d in function.node.decorator_list}
    if function.name.rpartition(".")[0] in code.classes and "staticmethod" not in decorators:
        found = found[1:]
    return found + [Parameter(a.arg, d) for a, d in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)]


def bound_arguments(call: ast.Call, parameters: list[Parameter]) -> dict[str, ast.expr] | None:
    """Return the arguments of a call by parameter name, None where a `*` or `**` hides some."""
    if any(isinstance(a, ast.Starred) for a in call.args) or any(k.arg is None for k in call.keywords):
        return None
    found = {p.name: value for p, value in zip(parameters, call.args, strict=False)}
    found.update({k.arg: k.value for k in call.keywords if k.arg is not None})
    return found
