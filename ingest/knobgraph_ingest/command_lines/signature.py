"""The parameters of an own function: names, evaluated annotations, defaults and places."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from knobgraph_ingest.interpreter.container import ClassShape, FunctionShape
from knobgraph_ingest.interpreter.frame import Frame
from knobgraph_ingest.interpreter.machine import Machine
from knobgraph_ingest.interpreter.shape import BoundMethod, Partial, Shape
from knobgraph_ingest.interpreter.value import UNKNOWN, Value


@dataclass(frozen=True, slots=True)
class SignatureParameter:
    """One parameter: `default` is None where a value must be given; `kind` is `positional`, `keyword`, `*` or `**`."""

    name: str
    annotation: Value | None
    default: Value | None
    path: str
    line: int
    kind: str
    default_text: str = ""


def name_of(function: FunctionShape) -> str:
    """Return the `__name__` of an own function: of one that wraps another, that one's."""
    given = function.cells.get("__name__")
    return (given.text() if given is not None else None) or function.name


def parameters_of(m: Machine, callee: Shape) -> list[SignatureParameter]:
    """Return the parameters that a caller of an own function, method, class with `__init__` or partial gives, in order."""
    if isinstance(callee, BoundMethod):
        return parameters_of(m, callee.function)[1:]
    if isinstance(callee, Partial):
        inner = callee.function.only
        bound = {k for k, _ in callee.keywords}
        found = parameters_of(m, inner) if inner is not None else []
        return [p for p in found[len(callee.arguments) :] if p.name not in bound]
    if isinstance(callee, ClassShape):
        own = callee.cells.get("__init__")
        return parameters_of(m, own.only)[1:] if own is not None and own.only is not None else []
    if isinstance(callee, FunctionShape):
        wrapped = callee.cells.get("__wrapped__")
        if wrapped is not None and isinstance(wrapped.only, FunctionShape):
            return parameters_of(m, wrapped.only)
        return list(_parameters(m, callee))
    return []


def _parameters(m: Machine, function: FunctionShape) -> Iterator[SignatureParameter]:
    arguments = function.node.args
    positional = [*arguments.posonlyargs, *arguments.args]
    offset = len(positional) - len(function.defaults)
    for position, argument in enumerate(positional):
        default = function.defaults[position - offset] if position >= offset else None
        text = ast.unparse(arguments.defaults[position - offset]) if position >= offset else ""
        yield _parameter(m, function, argument, default, "positional", text)
    if arguments.vararg is not None:
        yield _parameter(m, function, arguments.vararg, None, "*", "")
    for argument, written in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        yield _parameter(m, function, argument, function.keyword_defaults.get(argument.arg), "keyword", ast.unparse(written) if written else "")
    if arguments.kwarg is not None:
        yield _parameter(m, function, arguments.kwarg, None, "**", "")


def _parameter(m: Machine, function: FunctionShape, node: ast.arg, default: Value | None, kind: str, text: str) -> SignatureParameter:
    annotation = evaluated(m, node.annotation, function) if node.annotation is not None else None
    return SignatureParameter(node.arg, annotation, default, function.module.path, node.lineno, kind, text)


def evaluated(m: Machine, annotation: ast.expr, function: FunctionShape) -> Value:
    """Return an annotation's value, the text of a quoted one included."""
    node = annotation
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        try:
            node = ast.parse(node.value, mode="eval").body
        except SyntaxError:
            return UNKNOWN
        for inner in ast.walk(node):
            if isinstance(inner, ast.expr):
                inner.lineno = annotation.lineno
    return m.evaluate(node, Frame(function.scope, function.module, owner_class=function.owner_class))
