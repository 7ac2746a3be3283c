"""Config fields of two back ends: which is which, and what one side lacks or declares differently."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knobgraph_ingest.parity.gap import Gap
from knobgraph_ingest.parity.naming import Aliases, first_shared, plain
from knobgraph_ingest.parity.program import ComparedField, Program, Reach

IDENTIFIER = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class FieldCounterpart:
    """Two config fields that stand for one thing."""

    left: ComparedField
    right: ComparedField
    by: str
    evidence: str
    reach: Reach | None = None


def field_counterparts(left: Program, right: Program, aliases: Aliases) -> list[FieldCounterpart]:
    """Return which own field of one side is which of the other: by alias, by a flow between the two, by name."""
    mine, theirs = _own(left, right), _own(right, left)
    found: dict[tuple[str, str], FieldCounterpart] = {}
    for a in mine:
        for b in theirs:
            shared = first_shared(aliases.of_field(a), aliases.of_field(b))
            if shared is not None:
                found[a.id, b.id] = FieldCounterpart(a, b, "alias", f"the profile calls both {shared}")
    bridges = [p.bridges for p in (left, right)]
    for a in mine:
        for b in theirs:
            ways = [r for known in bridges for r in (known.get(b.id, {}).get(a.id), known.get(a.id, {}).get(b.id)) if r is not None]
            stores = sorted((r for r in ways if r.kind == "assigns" and not r.through), key=lambda r: str(r.steps[-1]))
            if stores:
                evidence = f"one is stored in the other at {stores[0].steps[-1]}"
                found.setdefault((a.id, b.id), FieldCounterpart(a, b, "destination", evidence, stores[0]))
    partnered, taken = {a for a, _ in found}, {b for _, b in found}
    for a in mine:
        for b in theirs:
            if a.id not in partnered and b.id not in taken and plain(a.name) == plain(b.name):
                found[a.id, b.id] = FieldCounterpart(a, b, "name", f"both are called {a.name}" + (f" and of type {a.type}" if a.type == b.type else ""))
    return list(found.values())


def field_gaps(left: Program, right: Program, found: Sequence[FieldCounterpart]) -> Iterator[Gap]:
    """Yield how the config fields of two back ends differ."""
    if not left.fields or not right.fields:
        return
    for pair in found:
        a, b = pair.left, pair.right
        to = a.id if a.canonical and not b.canonical else b.id if b.canonical and not a.canonical else None
        if a.name != b.name:
            yield Gap("field-renamed", "low", a, b, a.name, b.name, f"Call the field {a.name if a.canonical else b.name} on both sides.", to)
        if a.default.known and b.default.known and not a.default.agrees(b.default):
            yield Gap("field-default", "medium", a, b, str(a.default), str(b.default), f"Settle one default for {a.name} and {b.name}.", to)
        if a.type != b.type and a.type is not None and b.type is not None:
            yield Gap("field-type", "low", a, b, a.type, b.type, f"Declare {a.name} and {b.name} with one type.", to)
    partnered, taken = {p.left.id for p in found}, {p.right.id for p in found}
    for field in _own(left, right):
        if field.id not in partnered:
            yield Gap("field-missing", "low", field, None, _said(field), None, _advice(field, right))
    for field in _own(right, left):
        if field.id not in taken:
            yield Gap("field-missing", "low", None, field, None, _said(field), _advice(field, left))


def _own(program: Program, other: Program) -> list[ComparedField]:
    """Return the fields of one side alone, without those that only hold another config object."""
    classes = {f.owner.rpartition(".")[2] for f in program.fields.values()}
    return [f for name, f in sorted(program.fields.items()) if name not in other.fields and not classes & set(IDENTIFIER.findall(f.type or ""))]


def _said(field: ComparedField) -> str:
    return f"{field.name}: {field.type or 'untyped'} = {field.default}"


def _advice(field: ComparedField, there: Program) -> str:
    side = there.backend or there.name
    supply = there.touched.get(field.id)
    if supply is not None and supply.kind != "default":
        return f"{side} has no field of its own for {field.id}, which is {supply} there: keep it so, or give it one."
    if there.makes(field.id):
        return f"{side} makes {field.id.rpartition('.')[0]} too and leaves {field.name} at its default: set it, or document that it has no meaning."
    return f"Represent {field.id} in the configuration of {side}, or document that it has no meaning there."
