"""Counterparts that mean something else, or nothing, on one side."""

from __future__ import annotations

from collections.abc import Iterator

from knobgraph_ingest.parity.counterpart import Counterpart
from knobgraph_ingest.parity.gap import Gap
from knobgraph_ingest.parity.program import STRENGTH, ComparedFlag, Program

DEAD = ("ignored", "unread", "overwritten")


def meaning_gaps(pair: Counterpart, left: Program, right: Program) -> Iterator[Gap]:
    """Yield how two counterparts differ in what they do."""
    a, b, to = pair.left, pair.right, pair.destination
    if (a.status in DEAD) != (b.status in DEAD) and "unknown" not in (a.status, b.status):
        dead = a if a.status in DEAD else b
        yield Gap("dead", "high", a, b, a.status, b.status, f"Let {dead.name} take effect where it is {dead.status}, or refuse it there.", to)
    if to is not None:
        yield from _weaker(a, b, to, left, right)
    else:
        mine, theirs = _settled(a, left), _settled(b, right)
        if mine and theirs and not set(mine) & (set(b.reaches)) and not set(theirs) & set(a.reaches):
            yield Gap(
                "semantics", "critical", a, b, f"sets {', '.join(mine)}", f"sets {', '.join(theirs)}",
                f"Rename one of the two: {a.name} and {b.name} set different fields.",
            )  # fmt: skip


def _weaker(a: ComparedFlag, b: ComparedFlag, to: str, left: Program, right: Program) -> Iterator[Gap]:
    mine, theirs = a.reaches[to], b.reaches[to]
    field = left.destinations.get(to) or right.destinations.get(to)
    if mine.kind == theirs.kind or field is None or not field.canonical:
        return
    weak = mine if STRENGTH[mine.kind] > STRENGTH[theirs.kind] else theirs
    severity = "critical" if weak.kind == "controls" else "medium"
    name = a.name if weak is mine else b.name
    yield Gap(
        "semantics", severity, a, b, f"{mine.kind} {to}", f"{theirs.kind} {to}",
        f"Check that {name}, which only {weak.kind} the field, leaves there what the other side's flag assigns.", to, weak.expression,
    )  # fmt: skip


def _settled(flag: ComparedFlag, program: Program) -> list[str]:
    """Return the canonical fields that a flag assigns."""
    return [d for d in sorted(flag.reaches) if flag.reaches[d].kind == "assigns" and d in program.destinations and program.destinations[d].canonical]
