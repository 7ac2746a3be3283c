"""The arguments at surfaces, as the source writes them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from knobgraph_ingest.knobs.resolved_call import ResolvedCall, ResolvedCode
from knobgraph_ingest.surface import Surface, SurfaceTable


@dataclass(frozen=True, slots=True)
class SurfaceSite:
    """One call of a surface: its arguments by parameter name; `open` where more come in that cannot be read here."""

    call: ResolvedCall
    callee: str
    surface: Surface
    arguments: dict[str, ast.expr]
    open: bool

    def id_of(self, parameter: str) -> str:
        """Return the id of the knob of one parameter."""
        return f"{self.callee}({parameter}=)@{self.call.path}:{self.call.node.lineno}"


def surface_sites(code: ResolvedCode, table: SurfaceTable) -> Iterator[SurfaceSite]:
    """Yield every call of a surface that names and imports tell, in the order of the files."""
    packages = table.packages
    for call in code.calls:
        outside = code.outside_name(call.callee)
        if outside is None or outside.partition(".")[0] not in packages:
            continue
        surface = table.match(outside)
        if surface is not None:
            yield _site(call, outside, surface)


def _site(call: ResolvedCall, callee: str, surface: Surface) -> SurfaceSite:
    found: dict[str, ast.expr] = {}
    unread = any(isinstance(a, ast.Starred) for a in call.node.args)
    for name, value in zip(surface.positional, call.node.args, strict=False):
        if isinstance(value, ast.Starred):
            break
        found[name] = value
    for keyword in call.node.keywords:
        if keyword.arg is not None:
            found[keyword.arg] = keyword.value
            continue
        spread = _spread(keyword.value, call)
        unread = unread or spread is None
        found.update(spread or {})
    return SurfaceSite(call, callee, surface, {n: v for n, v in found.items() if surface.counts(n)}, unread)


def _spread(value: ast.expr, call: ResolvedCall) -> dict[str, ast.expr] | None:
    """Return the items of a `**mapping` that the same function builds, None where it is not all built there."""
    if isinstance(value, ast.Dict):
        return _items(value)
    if not isinstance(value, ast.Name) or call.body is None:
        return None
    found: dict[str, ast.expr] | None = None
    for node in ast.walk(call.body):
        if not isinstance(node, (ast.Assign, ast.AnnAssign)) or node.lineno > call.node.lineno or node.value is None:
            continue
        for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
            if isinstance(target, ast.Name) and target.id == value.id:
                found = _items(node.value)
            elif (key := _key_of(target, value.id)) and found is not None:
                found = {**found, key: node.value}
    return found


def _key_of(target: ast.expr, name: str) -> str | None:
    """Return the key that `name[key] = …` stores, None for any other target."""
    if isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name) and target.value.id == name and isinstance(target.slice, ast.Constant):
        return target.slice.value if isinstance(target.slice.value, str) else None
    return None


def _items(value: ast.expr) -> dict[str, ast.expr] | None:
    if isinstance(value, ast.Dict):
        pairs = zip(value.keys, value.values, strict=True)
        return {k.value: v for k, v in pairs if isinstance(k, ast.Constant) and isinstance(k.value, str)}
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "dict" and not value.args:
        return {k.arg: k.value for k in value.keywords if k.arg}
    return None
