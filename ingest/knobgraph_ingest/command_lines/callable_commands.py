"""Command lines made from functions, classes and tables of them: their parameters are flags, their names sub-commands."""

from __future__ import annotations

import ast

from knobgraph_ingest.command_lines.class_flags import Style, add_flags, build
from knobgraph_ingest.command_lines.parser_class import new_command, new_commands, parse, plain_parser
from knobgraph_ingest.interpreter import attribute
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, FunctionShape, Instance, ListShape, ModuleShape
from knobgraph_ingest.interpreter.machine import Machine
from knobgraph_ingest.interpreter.mro import linearise
from knobgraph_ingest.interpreter.shape import BoundMethod, Partial, Shape, TupleShape
from knobgraph_ingest.interpreter.value import Value, const, unknown

DEPTH = 4


def run(m: Machine, component: Value, style: Style, call: Call, *, methods: bool = True) -> Value:
    """Parse the command line that a component offers and return what calling it with that gives."""
    shape = component.only
    if shape is None:
        return unknown()
    parser = plain_parser(m, call)
    _offer(m, parser, shape, style, call, 0, methods=methods)
    namespace = parse(m, parser, call)
    return _result(m, shape, namespace, style, call, 0, methods=methods)


def module_functions(m: Machine, module: ModuleShape) -> Value:
    """Return the public functions and classes that a module itself defines, by name."""
    table = m.new_dict()
    defined = [n.name for n in (module.tree.body if module.tree is not None else ()) if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))]
    for name in dict.fromkeys(defined):
        value = module.cells.get(name)
        if value is not None and not name.startswith("_") and isinstance(value.only, (FunctionShape, ClassShape)):
            table.cells[name] = value
    return Value((table,))


def _callable(shape: Shape) -> bool:
    return isinstance(shape, (FunctionShape, BoundMethod, Partial))


def _members(m: Machine, shape: Shape, *, methods: bool) -> dict[str, Value]:
    """Return what a component offers as sub-commands."""
    if isinstance(shape, DictShape):
        return {str(k): v for k, v in shape.cells.items() if isinstance(k, str)}
    if isinstance(shape, (ListShape, TupleShape)):
        items = shape.items if isinstance(shape, TupleShape) else tuple(shape.cells.values())
        return {i.shapes[0].name: i for i in items if isinstance(i.shapes[0], (FunctionShape, ClassShape))}
    if isinstance(shape, ModuleShape):
        return _members(m, module_functions(m, shape).shapes[0], methods=methods)
    cls = shape.cls if isinstance(shape, Instance) else shape
    if not isinstance(cls, ClassShape) or not methods:
        return {}
    found: dict[str, Value] = {}
    for one in linearise(cls):
        for name, value in one.cells.items():
            if isinstance(name, str) and not name.startswith("_") and one.external is None and isinstance(value.only, FunctionShape):
                found.setdefault(name, value)
    return found


def _offer(m: Machine, parser: Instance, shape: Shape, style: Style, call: Call, depth: int, *, methods: bool) -> None:
    if _callable(shape) or isinstance(shape, ClassShape):
        add_flags(m, parser, shape, (), style, call)
    offered = _members(m, shape, methods=methods) if not _callable(shape) and depth < DEPTH else {}
    if not offered:
        return
    commands = new_commands(m, parser, f"{depth}:", call)
    for name, value in offered.items():
        inner = value.only
        if inner is not None:
            method = isinstance(shape, (ClassShape, Instance)) and isinstance(inner, FunctionShape)
            taken = BoundMethod(inner, unknown()) if method else inner
            _offer(m, new_command(m, commands, name, call), taken, style, call, depth + 1, methods=methods)


def _result(m: Machine, shape: Shape, namespace: Instance, style: Style, call: Call, depth: int, *, methods: bool) -> Value:
    if _callable(shape):
        return build(m, shape, (), namespace, style, call)
    made = build(m, shape, (), namespace, style, call) if isinstance(shape, ClassShape) else Value((shape,))
    word = namespace.cells.get(f"{depth}:", const(None)).text()
    value = _members(m, shape, methods=methods).get(word) if word is not None else None
    inner = value.only if value is not None else None
    if inner is None or word is None:
        return made
    if isinstance(shape, (ClassShape, Instance)) and isinstance(inner, FunctionShape):
        cls = shape.cls if isinstance(shape, Instance) else shape
        bound = attribute.bind(m, Value((inner,)), made, cls, call.frame, call.node).shapes[0]
        return build(m, bound, (), namespace, style, call)
    return _result(m, inner, namespace, style, call, depth + 1, methods=methods)
