"""Whether the code gives a parameter of an own function anything but constants, through however many calls."""

from __future__ import annotations

import ast

from knobgraph_ingest.knobs.resolved_call import OwnFunction, ResolvedCall, ResolvedCode
from knobgraph_ingest.knobs.signature import bound_arguments, called_function, parameters_of
from knobgraph_ingest.knobs.surface_argument import is_literal
from knobgraph_ingest.syntax_walk import walk


class Wiring:
    """The calls of each own function in `paths`, tests left out, followed backwards from parameter to parameter."""

    def __init__(self, code: ResolvedCode, paths: frozenset[str]) -> None:
        self._code = code
        self._owners = {id(f.node): f for f in code.functions.values()}
        self._calls: dict[str, list[ResolvedCall]] = {}
        for call in code.calls:
            function = called_function(code, call.callee) if call.path in paths and not call.is_test else None
            if function is not None:
                self._calls.setdefault(function.name, []).append(call)

    def sets(self, function: OwnFunction, parameter: str, seen: frozenset[tuple[str, str]] = frozenset()) -> bool:
        """Whether some call gives the parameter a value that may vary; a parameter that is only handed on counts by what it is given itself."""
        if (function.name, parameter) in seen:
            return False
        parameters = parameters_of(self._code, function)
        for call in self._calls.get(function.name, ()):
            bound = bound_arguments(call.node, parameters)
            value = bound.get(parameter) if bound is not None else None
            if bound is None or (value is not None and self._varies(value, call, seen | {(function.name, parameter)})):
                return True
        return False

    def _varies(self, value: ast.expr, call: ResolvedCall, seen: frozenset[tuple[str, str]]) -> bool:
        if is_literal(value):
            return False
        owner = self._owners.get(id(call.body)) if call.body is not None else None
        if owner is None or not isinstance(value, ast.Name):
            return True
        handed = next((p for p in parameters_of(self._code, owner) if p.name == value.id), None)
        if handed is None or handed.default is None or not is_literal(handed.default) or _rebinds(owner, value.id):
            return True
        return owner.name not in self._calls or self.sets(owner, value.id, seen)


def _rebinds(function: OwnFunction, name: str) -> bool:
    return any(isinstance(n, ast.Name) and n.id == name and isinstance(n.ctx, ast.Store) for n in walk(function.node))
