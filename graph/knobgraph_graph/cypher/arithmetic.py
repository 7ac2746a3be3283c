"""Arithmetic on numbers, strings and lists with 64-bit integers."""

from __future__ import annotations

import math
from typing import Any

from knobgraph_graph.cypher.comparison import is_number
from knobgraph_graph.cypher.error import ValueFault

SMALLEST = -(2**63)
LARGEST = 2**63 - 1


def type_name(value: Any) -> str:
    """Return the name of a value's type as messages show it."""
    names = {bool: "Boolean", int: "Integer", float: "Float", str: "String", list: "List", tuple: "List", dict: "Map"}
    return names.get(type(value), type(value).__name__.removesuffix("Value"))


def bounded(value: int) -> int:
    """Return an integer that fits 64 bits, or fail."""
    if SMALLEST <= value <= LARGEST:
        return value
    raise ValueFault("The result is too large for a 64-bit integer")


def add(left: Any, right: Any) -> Any:
    """Return `left + right`: a sum, a longer string or a longer list."""
    if isinstance(left, list | tuple):
        return [*left, *right] if isinstance(right, list | tuple) else [*left, right]
    if isinstance(right, list | tuple):
        return [left, *right]
    if isinstance(left, str) or isinstance(right, str):
        texts = isinstance(left, str | int | float) and isinstance(right, str | int | float)
        if texts and not isinstance(left, bool) and not isinstance(right, bool):
            return _text(left) + _text(right)
    elif is_number(left) and is_number(right):
        total = left + right
        return bounded(total) if type(total) is int else total
    raise ValueFault(f"Cannot add {type_name(left)} and {type_name(right)}")


def _text(value: Any) -> str:
    return value if isinstance(value, str) else str(value)


def _numbers(left: Any, right: Any, verb: str) -> None:
    if not (is_number(left) and is_number(right)):
        raise ValueFault(f"Cannot {verb} {type_name(left)} and {type_name(right)}")


def subtract(left: Any, right: Any) -> Any:
    """Return `left - right`."""
    _numbers(left, right, "subtract")
    outcome = left - right
    return bounded(outcome) if type(outcome) is int else outcome


def multiply(left: Any, right: Any) -> Any:
    """Return `left * right`."""
    _numbers(left, right, "multiply")
    outcome = left * right
    return bounded(outcome) if type(outcome) is int else outcome


def divide(left: Any, right: Any) -> Any:
    """Return `left / right`: whole numbers give a whole number, cut towards zero."""
    _numbers(left, right, "divide")
    if type(left) is int and type(right) is int:
        if right == 0:
            raise ValueFault("Division by zero")
        quotient = abs(left) // abs(right)
        return bounded(quotient if (left < 0) == (right < 0) else -quotient)
    if right == 0:
        return math.nan if left == 0 or math.isnan(left) else math.copysign(math.inf, left) * math.copysign(1.0, right)
    return left / right


def modulo(left: Any, right: Any) -> Any:
    """Return the remainder of `left / right` with the sign of `left`."""
    _numbers(left, right, "take the remainder of")
    if type(left) is int and type(right) is int:
        if right == 0:
            raise ValueFault("Division by zero")
        rest = abs(left) % abs(right)
        return -rest if left < 0 else rest
    return math.nan if right == 0 else math.fmod(left, right)


def power(left: Any, right: Any) -> float:
    """Return `left ^ right`, always a float."""
    _numbers(left, right, "raise")
    try:
        outcome = float(left) ** float(right)
    except ZeroDivisionError:
        return math.inf
    except OverflowError:
        return math.inf
    return math.nan if isinstance(outcome, complex) else float(outcome)
