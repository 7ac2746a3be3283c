"""The aggregates: each turns the values of one group into one value."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable
from typing import Any

from knobgraph_graph.cypher.arithmetic import bounded, type_name
from knobgraph_graph.cypher.comparison import group_key, is_number, order_key
from knobgraph_graph.cypher.error import ValueFault


def distinct(values: list[Any]) -> list[Any]:
    """Return the values without repetitions, in order."""
    kept: dict[Any, Any] = {}
    for value in values:
        kept.setdefault(group_key(value), value)
    return list(kept.values())


def _numbers(name: str, values: list[Any]) -> list[Any]:
    for value in values:
        if not is_number(value):
            raise ValueFault(f"{name}() accepts numbers only, not a {type_name(value)}")
    return values


def _sum(values: list[Any]) -> Any:
    total = sum(_numbers("sum", values))
    return bounded(total) if type(total) is int else total


def _average(values: list[Any]) -> Any:
    return sum(_numbers("avg", values)) / len(values) if values else None


def _deviation(values: list[Any]) -> float:
    return float(statistics.stdev(_numbers("stDev", values))) if len(values) > 1 else 0.0


def _population_deviation(values: list[Any]) -> float:
    return float(statistics.pstdev(_numbers("stDevP", values))) if values else 0.0


AGGREGATE_FUNCTIONS: dict[str, Callable[[list[Any]], Any]] = {
    "count": len,
    "collect": list,
    "sum": _sum,
    "avg": _average,
    "min": lambda values: min(values, key=order_key, default=None),
    "max": lambda values: max(values, key=order_key, default=None),
    "stdev": _deviation,
    "stdevp": _population_deviation,
}


def percentile(name: str, values: list[Any], fraction: Any) -> Any:
    """Return the value below which `fraction` of the values lie: one of them, or interpolated for `percentilecont`."""
    if not is_number(fraction) or not 0 <= fraction <= 1:
        raise ValueFault("A percentile must be a number from 0.0 to 1.0")
    ordered = sorted(_numbers(name, values))
    if not ordered:
        return None
    if name == "percentiledisc":
        return ordered[max(math.ceil(fraction * len(ordered)) - 1, 0)]
    place = fraction * (len(ordered) - 1)
    low = math.floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)
