"""Range checks: a config object that refuses some values of its own fields when it is made does not use them by that."""

from __future__ import annotations

import ast

from knobgraph_ingest.interpreter.frame import Frame

HOOKS = {"__post_init__", "__attrs_post_init__", "model_post_init"}
RANGES = (ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.In, ast.NotIn)


def is_range_check(node: ast.If, frame: Frame) -> bool:
    """Whether an `if` only raises where a field of the object in making is out of its range.

    A test for truth or equality is none: a program may ask for a flag that must be given by that.
    """
    function = frame.function
    if function is None or function.name not in HOOKS or function.owner_class is None or node.orelse:
        return False
    parameters = function.node.args.args
    return len(node.body) == 1 and isinstance(node.body[0], ast.Raise) and bool(parameters) and _compares(node.test, parameters[0].arg)


def _compares(test: ast.expr, receiver: str) -> bool:
    if isinstance(test, ast.BoolOp):
        return all(_compares(part, receiver) or _is_given(part, receiver) for part in test.values) and any(_compares(p, receiver) for p in test.values)
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        return _compares(test.operand, receiver)
    return isinstance(test, ast.Compare) and all(isinstance(op, RANGES) for op in test.ops) and _is_field(test.left, receiver)


def _is_given(test: ast.expr, receiver: str) -> bool:
    return isinstance(test, ast.Compare) and isinstance(test.ops[0], (ast.Is, ast.IsNot)) and _is_field(test.left, receiver)


def _is_field(node: ast.expr, receiver: str) -> bool:
    return isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == receiver
