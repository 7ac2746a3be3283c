"""Fields that the environment or a config file can set on one side only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from knobgraph_ingest.parity.counterpart import Counterpart
from knobgraph_ingest.parity.gap import Gap
from knobgraph_ingest.parity.program import ComparedFlag, Program

FEW_FIELDS = 2


def supply_gaps(left: Program, right: Program, found: Sequence[Counterpart]) -> Iterator[Gap]:
    """Yield what only one side takes from the environment or from a file."""
    for pair in found:
        a, b = pair.left, pair.right
        if pair.fact and bool(a.env) != bool(b.env):
            name = a.env or b.env
            yield Gap("environment", "low", a, b, a.env or "not from the environment", b.env or "not from the environment",
                      f"Read {name} on both sides, or on neither.", pair.destination)  # fmt: skip
    for mine, theirs, mirrored in ((left, right, False), (right, left, True)):
        for name, variables in sorted(mine.environment.items()):
            field = mine.destinations.get(name) or mine.fields.get(name)
            if field is not None and name in theirs.touched and name not in theirs.environment:
                yield _gap(Gap(
                    "environment", "low", field, None, ", ".join(variables), "not from the environment",
                    f"Read {', '.join(variables)} on both sides, or on neither.", name,
                ), mirrored=mirrored)  # fmt: skip
        for flag in mine.flags:
            fields = sorted(set(_from_file(flag, mine)) - {d for f in theirs.flags for d in _from_file(f, theirs)})
            if fields:
                yield _gap(Gap(
                    "config-file", "low", flag, None, f"a file sets {', '.join(fields)}", "no file sets these",
                    f"Let {theirs.name} read the same file, so that one configuration serves both.",
                ), mirrored=mirrored)  # fmt: skip


def _from_file(flag: ComparedFlag, program: Program) -> list[str]:
    """Return the canonical fields that the file which a flag names can set."""
    if not flag.reads_file:
        return []
    fields = (program.destinations[d] for d, r in flag.reaches.items() if r.kind == "derives" and d in program.destinations)
    reached = [f.id for f in fields if f.canonical and flag.dest not in f.name]
    return reached if len(reached) >= FEW_FIELDS else []


def _gap(gap: Gap, *, mirrored: bool) -> Gap:
    return Gap(gap.kind, gap.severity, gap.right, gap.left, gap.right_says, gap.left_says, gap.recommendation, gap.destination) if mirrored else gap
