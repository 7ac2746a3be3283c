"""Counterparts that are spelled, typed, limited, required or defaulted differently."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from knobgraph_ingest.parity.counterpart import Counterpart
from knobgraph_ingest.parity.gap import Gap
from knobgraph_ingest.parity.naming import plain_names
from knobgraph_ingest.parity.plain_value import PlainValue
from knobgraph_ingest.parity.program import ComparedFlag, Program

IDENTIFIER = re.compile(r"\w+")
PLAIN_TYPES = frozenset({"str", "int", "float", "bool", "switch", "count"})


def value_gaps(pair: Counterpart, left: Program, right: Program) -> Iterator[Gap]:
    """Yield how the declarations of two counterparts differ."""
    a, b, to = pair.left, pair.right, pair.destination
    if not set(_long(a)) & set(_long(b)):
        alike = plain_names(a) & plain_names(b)
        advice = f"Spell it alike: {a.name} and {b.name} differ in punctuation only." if alike else f"Accept one name on both sides for {a.name} and {b.name}."
        yield Gap("renamed", "low", a, b, a.name, b.name, advice, to)
    if not a.required and not b.required:
        yield from _default_gaps(pair, left, right)
    if a.type != b.type:
        severity = "medium" if {a.type, b.type} <= PLAIN_TYPES else "low"
        yield Gap("type", severity, a, b, a.type, b.type, f"Convert {a.name} and {b.name} alike: {a.type} on one side, {b.type} on the other.", to)
    if _choices(a) != _choices(b):
        yield Gap("choices", "medium", a, b, _said(a), _said(b), f"Accept the same values for {a.name} and {b.name}, or say why one side takes others.", to)
    if a.required != b.required:
        optional = b if a.required else a
        kept = "give it a default there" if optional.default.is_none else f"{optional.default} is its default where it may be left out"
        yield Gap("required", "high", a, b, _need(a), _need(b), f"Decide whether {optional.name} must be given: {kept}.", to)


def _default_gaps(pair: Counterpart, left: Program, right: Program) -> Iterator[Gap]:
    a, b, to = pair.left, pair.right, pair.destination
    mine, theirs = _effective(a, to, left), _effective(b, to, right)
    own = (_own_default(a, to, left), _own_default(b, to, right))
    if not a.default.agrees(b.default):
        same = mine is not None and theirs is not None and mine.agrees(theirs)
        if same and not (a.default.known and b.default.known):
            return  # a mark for "not given" on one side is no other default
        severity = "low" if same else "high" if to is not None else "medium"
        advice = (
            f"Both come to {mine}: write that default on both sides." if same else f"Settle one default for {a.name} and {b.name}, or document the difference."
        )
        yield Gap("default", severity, a, b, _shown(a.default, mine), _shown(b.default, theirs), advice, to)
    elif own[0] != own[1]:
        yield Gap("own-default", "medium", a, b, _against(a, own[0]), _against(b, own[1]), "Let the flag's default be that of the field it sets.", to)


def own_default(flag: ComparedFlag, program: Program) -> tuple[str, PlainValue] | None:
    """Return the canonical field that a flag assigns although the field's own default is another, and that default."""
    for name in sorted(flag.reaches):
        field = program.destinations.get(name)
        if field is not None and field.canonical and flag.reaches[name].kind == "assigns" and field.default.known and not flag.default.is_none:
            return None if flag.default.agrees(field.default) else (name, field.default)
    return None


def _own_default(flag: ComparedFlag, destination: str | None, program: Program) -> PlainValue | None:
    field = program.destinations.get(destination or "")
    if field is None or destination is None or flag.reaches[destination].kind != "assigns" or not field.default.known or flag.default.is_none:
        return None
    return None if flag.default.agrees(field.default) else field.default


def _effective(flag: ComparedFlag, destination: str | None, program: Program) -> PlainValue | None:
    """Return what holds when the flag is not given: its default, or that of the first field on its way if nothing is stored then."""
    if flag.default.known and not flag.default.is_none:
        return flag.default
    assigned = [(len(r.through), d) for d, r in flag.reaches.items() if r.kind == "assigns"]
    to = destination if destination in flag.reaches else min(assigned)[1] if assigned else None
    if to is None:
        return None
    reach = flag.reaches[to]
    condition = reach.condition or ""
    if "is not" not in condition and flag.dest not in IDENTIFIER.findall(condition):
        return flag.default if flag.default.known else None
    fields = (program.destinations.get(name) for name in (*reach.through, to))
    return next((f.default for f in fields if f is not None and f.default.known), None)


def _shown(default: PlainValue, effective: PlainValue | None) -> str:
    return str(default) if effective is None or effective.agrees(default) else f"{default} (comes to {effective})"


def _against(flag: ComparedFlag, own: PlainValue | None) -> str:
    return f"{flag.default}, as its field" if own is None else f"{flag.default}, its field {own}"


def _long(flag: ComparedFlag) -> list[str]:
    return [n for n in flag.names if n.startswith("--")] or list(flag.names) or [flag.dest]


def _choices(flag: ComparedFlag) -> object:
    if flag.choices is None:
        return None
    try:
        return sorted(json.dumps(c) for c in json.loads(flag.choices))
    except (ValueError, TypeError):
        return flag.choices


def _said(flag: ComparedFlag) -> str:
    return flag.choices if flag.choices is not None else "any"


def _need(flag: ComparedFlag) -> str:
    return "required" if flag.required else "optional"
