"""The scalar and list functions, by name."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterable
from typing import Any

from knobgraph_graph.cypher.arithmetic import LARGEST, SMALLEST, type_name
from knobgraph_graph.cypher.comparison import is_number
from knobgraph_graph.cypher.error import ValueFault
from knobgraph_graph.cypher.value import NodeValue, PathValue, RelationshipValue

Function = Callable[..., Any]
LONGEST_TEXT = 50_000_000


def _wrong(name: str, value: Any) -> ValueFault:
    return ValueFault(f"{name}() does not accept a {type_name(value)}")


def _coalesce(values: Iterable[Any]) -> Any:
    return next((value for value in values if value is not None), None)


def _size(value: Any) -> int:
    if isinstance(value, str | list | tuple):
        return len(value)
    raise _wrong("size", value)


def _length(value: Any) -> int:
    if isinstance(value, PathValue):
        return len(value.relationships)
    raise _wrong("length", value)


def _labels(value: Any) -> list[str]:
    if isinstance(value, NodeValue):
        return sorted(value.labels)
    raise _wrong("labels", value)


def _type(value: Any) -> str:
    if isinstance(value, RelationshipValue):
        return value.type
    raise _wrong("type", value)


def _properties(value: Any) -> dict[str, Any]:
    if isinstance(value, NodeValue | RelationshipValue):
        return {key: item for key, item in value.properties.items() if item is not None}
    if isinstance(value, dict):
        return value
    raise _wrong("properties", value)


def _keys(value: Any) -> list[str]:
    if isinstance(value, dict):
        return list(value)
    return list(_properties(value))


def _nodes(value: Any) -> list[NodeValue]:
    if isinstance(value, PathValue):
        return list(value.nodes)
    raise _wrong("nodes", value)


def _relationships(value: Any) -> list[RelationshipValue]:
    if isinstance(value, PathValue):
        return list(value.relationships)
    raise _wrong("relationships", value)


def _start_node(value: Any) -> NodeValue:
    if isinstance(value, RelationshipValue):
        return value.start
    raise _wrong("startNode", value)


def _end_node(value: Any) -> NodeValue:
    if isinstance(value, RelationshipValue):
        return value.end
    raise _wrong("endNode", value)


def _identity(value: Any) -> str:
    if isinstance(value, NodeValue):
        return str(value.key)
    if isinstance(value, RelationshipValue):
        return f"{value.start.key}->{value.type}->{value.end.key}"
    raise _wrong("elementId", value)


def _sequence(name: str, value: Any) -> list[Any]:
    if isinstance(value, list | tuple):
        return list(value)
    raise _wrong(name, value)


def _head(value: Any) -> Any:
    return next(iter(_sequence("head", value)), None)


def _last(value: Any) -> Any:
    items = _sequence("last", value)
    return items[-1] if items else None


def _tail(value: Any) -> list[Any]:
    return _sequence("tail", value)[1:]


def _reverse(value: Any) -> Any:
    return value[::-1] if isinstance(value, str) else _sequence("reverse", value)[::-1]


def _range(first: Any, last: Any, step: Any = 1) -> list[int]:
    if not all(type(value) is int for value in (first, last, step)):
        raise ValueFault("range() accepts integers only")
    if step == 0:
        raise ValueFault("The step of range() cannot be 0")
    count = (last - first) // step + 1
    if count > 10_000_000:
        raise ValueFault("range() would make more than 10,000,000 items")
    return list(range(first, last + (1 if step > 0 else -1), step))


def _to_integer(value: Any) -> int | None:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int):
        return value
    if isinstance(value, str):
        try:
            value = int(value) if value.strip().lstrip("+-").isdigit() else float(value)
        except ValueError:
            return None
    if isinstance(value, float | int):
        if not math.isfinite(value):
            return None
        whole = int(value)
        return whole if SMALLEST <= whole <= LARGEST else None
    raise _wrong("toInteger", value)


def _to_float(value: Any) -> float | None:
    if is_number(value):
        return float(value)
    if isinstance(value, str):
        try:
            return float(value)
        except ValueError:
            return None
    raise _wrong("toFloat", value)


def _to_string(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str | int | float):
        return str(value)
    raise _wrong("toString", value)


def _to_boolean(value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        return {"true": True, "false": False}.get(value.strip().lower())
    if isinstance(value, int):
        return value != 0
    raise _wrong("toBoolean", value)


def _or_null(function: Function) -> Function:
    def converted(value: Any) -> Any:
        try:
            return function(value)
        except ValueFault:
            return None

    return converted


def _each(function: Function, name: str) -> Function:
    lenient = _or_null(function)

    def each(values: Any) -> list[Any]:
        return [None if item is None else lenient(item) for item in _sequence(name, values)]

    return each


def _left(text: str, length: Any) -> str:
    return text[: _count("left", length)]


def _ceil(value: float) -> float:
    return float(math.ceil(value))


def _floor(value: float) -> float:
    return float(math.floor(value))


def _cot(value: float) -> float:
    return 1 / math.tan(value)


def _is_empty(value: Any) -> bool:
    if isinstance(value, str | list | tuple | dict):
        return len(value) == 0
    raise _wrong("isEmpty", value)


def _text(name: str, function: Callable[..., Any]) -> Function:
    def checked(value: Any, *rest: Any) -> Any:
        if not isinstance(value, str):
            raise _wrong(name, value)
        return function(value, *rest)

    return checked


def _count(name: str, value: Any) -> int:
    if type(value) is not int or value < 0:
        raise ValueFault(f"{name}() needs a whole number of 0 or more")
    return value


def _substring(text: str, start: Any, length: Any = None) -> str:
    begin = _count("substring", start)
    return text[begin:] if length is None else text[begin : begin + _count("substring", length)]


def _right(text: str, length: Any) -> str:
    size = _count("right", length)
    return text[-size:] if size else ""


def _replaced(text: str, old: str, new: str) -> str:
    if len(new) > len(old) and text.count(old) * len(new) > LONGEST_TEXT:
        raise ValueFault("replace() would make a text that is too large")
    return text.replace(old, new)


def _split(text: str, separators: Any) -> list[str]:
    if isinstance(separators, str):
        return text.split(separators) if separators else list(text)
    parts = [text]
    for separator in separators:
        parts = [piece for part in parts for piece in part.split(separator)]
    return parts


def _number(name: str, function: Callable[..., Any]) -> Function:
    def checked(*values: Any) -> Any:
        for value in values:
            if not is_number(value):
                raise _wrong(name, value)
        try:
            return function(*values)
        except ValueError:
            return math.nan
        except OverflowError as overflow:
            raise ValueFault(f"The result of {name}() is too large") from overflow

    return checked


def _round(value: float, precision: int = 0) -> Any:
    if not math.isfinite(value):
        return value
    scale = 10**precision
    scaled = value * scale
    return math.floor(scaled + 0.5) / scale if precision == 0 or scaled >= 0 else -math.floor(-scaled + 0.5) / scale


def _sign(value: float) -> int:
    return (value > 0) - (value < 0)


def _log(value: float) -> float:
    return -math.inf if value == 0 else math.log(value)


LAZY = frozenset({"coalesce"})  # takes its arguments one by one: what stands after the first value is not evaluated
FUNCTIONS: dict[str, tuple[Function, int, int]] = {
    "coalesce": (_coalesce, 1, 99),
    "size": (_size, 1, 1), "length": (_length, 1, 1), "labels": (_labels, 1, 1), "type": (_type, 1, 1),
    "properties": (_properties, 1, 1), "keys": (_keys, 1, 1), "nodes": (_nodes, 1, 1),
    "relationships": (_relationships, 1, 1), "startnode": (_start_node, 1, 1), "endnode": (_end_node, 1, 1),
    "id": (_identity, 1, 1), "elementid": (_identity, 1, 1),
    "head": (_head, 1, 1), "last": (_last, 1, 1), "tail": (_tail, 1, 1), "reverse": (_reverse, 1, 1),
    "range": (_range, 2, 3), "isempty": (_is_empty, 1, 1),
    "tointeger": (_to_integer, 1, 1), "tofloat": (_to_float, 1, 1), "tostring": (_to_string, 1, 1),
    "toboolean": (_to_boolean, 1, 1), "tointegerornull": (_or_null(_to_integer), 1, 1),
    "tofloatornull": (_or_null(_to_float), 1, 1), "tostringornull": (_or_null(_to_string), 1, 1),
    "tobooleanornull": (_or_null(_to_boolean), 1, 1), "tostringlist": (_each(_to_string, "toStringList"), 1, 1),
    "tointegerlist": (_each(_to_integer, "toIntegerList"), 1, 1),
    "toupper": (_text("toUpper", str.upper), 1, 1), "tolower": (_text("toLower", str.lower), 1, 1),
    "upper": (_text("upper", str.upper), 1, 1), "lower": (_text("lower", str.lower), 1, 1),
    "trim": (_text("trim", str.strip), 1, 1), "ltrim": (_text("ltrim", str.lstrip), 1, 1),
    "rtrim": (_text("rtrim", str.rstrip), 1, 1), "replace": (_text("replace", _replaced), 3, 3),
    "split": (_text("split", _split), 2, 2), "substring": (_text("substring", _substring), 2, 3),
    "left": (_text("left", _left), 2, 2),
    "right": (_text("right", _right), 2, 2),
    "abs": (_number("abs", abs), 1, 1), "sign": (_number("sign", _sign), 1, 1),
    "ceil": (_number("ceil", _ceil), 1, 1),
    "floor": (_number("floor", _floor), 1, 1),
    "round": (_number("round", lambda *values: float(_round(*values))), 1, 2),
    "sqrt": (_number("sqrt", math.sqrt), 1, 1), "exp": (_number("exp", math.exp), 1, 1),
    "log": (_number("log", _log), 1, 1), "log10": (_number("log10", math.log10), 1, 1),
    "sin": (_number("sin", math.sin), 1, 1), "cos": (_number("cos", math.cos), 1, 1),
    "tan": (_number("tan", math.tan), 1, 1), "cot": (_number("cot", _cot), 1, 1),
    "asin": (_number("asin", math.asin), 1, 1), "acos": (_number("acos", math.acos), 1, 1),
    "atan": (_number("atan", math.atan), 1, 1), "atan2": (_number("atan2", math.atan2), 2, 2),
    "degrees": (_number("degrees", math.degrees), 1, 1), "radians": (_number("radians", math.radians), 1, 1),
    "pi": (lambda: math.pi, 0, 0), "e": (lambda: math.e, 0, 0), "rand": (random.random, 0, 0),
}  # fmt: skip
