"""Flags that only one side has, and fields that code decides where the other side has a flag."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knobgraph_ingest.parity.counterpart import Counterpart
from knobgraph_ingest.parity.gap import Gap
from knobgraph_ingest.parity.meaning_gaps import DEAD
from knobgraph_ingest.parity.naming import plain, plain_names
from knobgraph_ingest.parity.program import STRENGTH, ComparedFlag, Program
from knobgraph_ingest.parity.value_gaps import own_default


def missing_gaps(mine: Program, theirs: Program, found: Sequence[Counterpart], *, mirrored: bool) -> Iterator[Gap]:
    """Yield what `mine` has and `theirs` lacks; `mirrored` puts `mine` on the right."""
    partnered = {(p.right if mirrored else p.left).id for p in found if p.fact}
    hints: dict[str, list[str]] = {}
    for pair in found:
        if not pair.fact:
            own, other = (pair.right, pair.left) if mirrored else (pair.left, pair.right)
            hints.setdefault(own.id, []).append(other.name)
    for flag in mine.flags:
        destination = _destination(flag, mine)
        if flag.id not in partnered and not flag.negates:
            there = _there(flag, destination, theirs) if destination is not None else _decided(flag, mine, theirs) or _there(flag, None, theirs)
            yield _row("missing", _severity(flag, destination), flag, flag.name, there,
                       _advice(flag, destination, theirs, sorted(hints.get(flag.id, ()))), destination, mirrored=mirrored)  # fmt: skip
            differs = own_default(flag, mine)
            if differs is not None:
                field, default = differs
                advice = f"Let {flag.name} default to what its field does: without the flag {field} is {default}."
                yield _row("own-default", "medium", flag, str(flag.default), f"{default}, the default of {field}", advice, field, mirrored=mirrored)
    yield from _hard_coded(mine, theirs, mirrored=mirrored)


def _hard_coded(mine: Program, theirs: Program, *, mirrored: bool) -> Iterator[Gap]:
    for flag in mine.flags:
        for name, reach in sorted(flag.reaches.items()):
            field, literal = mine.destinations.get(name), theirs.literals.get(name)
            if field is None or not field.canonical or reach.kind != "assigns" or literal is None or flag.negates:
                continue
            if not any(f.reaches[name].kind != "controls" for f in theirs.flags if name in f.reaches):
                advice = f"Expose {name} on the side where {literal.place} decides it, as {flag.name} does."
                there = f"{literal.value} at {literal.place}"
                yield _row("hard-coded", "high", flag, flag.name, there, advice, name, literal.place.text, mirrored=mirrored)


def _row(
    kind: str, severity: str, flag: ComparedFlag, here: str, there: str, advice: str, destination: str | None, expression: str | None = None, *, mirrored: bool
) -> Gap:
    if mirrored:
        return Gap(kind, severity, None, flag, there, here, advice, destination, expression)
    return Gap(kind, severity, flag, None, here, there, advice, destination, expression)


def _destination(flag: ComparedFlag, program: Program) -> str | None:
    """Return the canonical field that a flag sets, else the field it sets most directly."""

    def rank(name: str) -> tuple[bool, int, int, str]:
        reach = flag.reaches[name]
        return not program.destinations[name].canonical, STRENGTH[reach.kind], len(reach.through), name

    set_ones = [d for d, r in flag.reaches.items() if r.kind != "controls" and d in program.destinations]
    return min(set_ones, key=rank, default=None)


def _decided(flag: ComparedFlag, mine: Program, theirs: Program) -> str | None:
    """Return what the other side has where a flag only decides what canonical fields hold, None where it has none of them."""
    decided = [d for d in sorted(flag.reaches) if d in mine.destinations and mine.destinations[d].canonical]
    there = next((d for d in decided if d in theirs.touched or d in theirs.destinations or theirs.makes(d)), None)
    return f"no flag; {there}, which it decides, is there" if there is not None else None


def _namesake(flag: ComparedFlag, theirs: Program) -> str | None:
    wanted = plain_names(flag) | {plain(flag.dest)}
    return min((f.id for f in theirs.fields.values() if f.name in wanted), default=None)


def _there(flag: ComparedFlag, destination: str | None, theirs: Program) -> str:
    if destination is not None and destination in theirs.literals:
        literal = theirs.literals[destination]
        return f"no flag; {literal.place} sets the field to {literal.value}"
    if destination is not None and destination in theirs.touched and theirs.touched[destination].kind != "default":
        return f"no flag; the field is {theirs.touched[destination]}"
    if destination is not None and theirs.makes(destination):
        return "no flag; the field keeps its default"
    namesake = _namesake(flag, theirs)
    return f"no flag; the field {namesake} is there" if namesake is not None else "no flag and no field"


def _severity(flag: ComparedFlag, destination: str | None) -> str:
    if flag.status in DEAD or destination is None:
        return "low"
    return "high" if flag.required else "medium"


def _advice(flag: ComparedFlag, destination: str | None, theirs: Program, hints: Sequence[str]) -> str:
    if flag.status in DEAD:
        return f"Leave {flag.name} out: it is {flag.status} where it exists."
    if hints:
        return f"Decide whether {flag.name} is what {' or '.join(hints)} is there; if not, add it."
    namesake = _namesake(flag, theirs)
    if destination is not None and (destination in theirs.touched or theirs.makes(destination)):
        return f"Add {flag.name} to {theirs.name}: the field {destination} is already there."
    if namesake is not None:
        return f"Add {flag.name} to {theirs.name}: the field {namesake} is already there."
    return f"Add {flag.name} to {theirs.name}, or document that only {flag.place.path} takes it."
