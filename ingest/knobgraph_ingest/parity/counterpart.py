"""Which flag of one program is which of the other, and by what evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from knobgraph_ingest.parity.naming import Aliases, alike, first_shared, plain_names
from knobgraph_ingest.parity.program import STRENGTH, ComparedFlag, Program

MOST_SETTERS = 3
MOST_DERIVED = 4


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Two flags that stand for one thing; without `fact` it is a suggestion only."""

    left: ComparedFlag
    right: ComparedFlag
    by: str
    fact: bool
    destination: str | None
    evidence: str


def shared_destination(a: ComparedFlag, b: ComparedFlag, ranked: Mapping[str, int]) -> str | None:
    """Return the field that both flags reach in the strongest way; canonical ones come first."""
    shared = [d for d in a.reaches if d in b.reaches and d in ranked]
    return min(shared, key=lambda d: (STRENGTH[a.reaches[d].kind] + STRENGTH[b.reaches[d].kind], ranked[d], d), default=None)


def counterparts(left: Program, right: Program, aliases: Aliases) -> list[Counterpart]:
    """Return the counterparts of two programs, facts before suggestions; swapping the programs swaps the two sides only."""
    ranked = {d: 0 if (field := left.destinations.get(d) or right.destinations.get(d)) is not None and field.canonical else 1
              for p in (left, right) for f in p.flags for d in f.reaches}  # fmt: skip
    mine, theirs = _primaries(left), _primaries(right)
    found: dict[tuple[str, str], Counterpart] = {}

    def add(pairs: Iterator[tuple[ComparedFlag, ComparedFlag, str, str]], *, fact: bool = True) -> None:
        for a, b, by, evidence in list(pairs):
            destination = shared_destination(a, b, ranked)
            meet = by == "name" and destination is not None and "controls" not in (a.reaches[destination].kind, b.reaches[destination].kind)
            stated = ("destination", f"both reach {destination}") if meet else (by, evidence)
            found.setdefault((a.id, b.id), Counterpart(a, b, stated[0], fact, destination, stated[1]))

    add(_by_alias(mine, theirs, aliases))
    add(_by_name(mine, theirs, {a for a, _ in found}, {b for _, b in found}))
    add(_by_destination(mine, theirs, ranked, {a for a, _ in found}, {b for _, b in found}))
    partnered, taken = {a for a, _ in found}, {b for _, b in found}
    add(_by_likeness([f for f in mine if f.id not in partnered], [f for f in theirs if f.id not in taken]), fact=False)
    return list(found.values())


def _primaries(program: Program) -> list[ComparedFlag]:
    """Return the flags without the negations of others: `--no-x` says nothing that `--x` does not."""
    return [f for f in program.flags if not f.negates]


def _by_alias(left: list[ComparedFlag], right: list[ComparedFlag], aliases: Aliases) -> Iterator[tuple[ComparedFlag, ComparedFlag, str, str]]:
    for a in left:
        for b in right:
            shared = first_shared(aliases.of_flag(a), aliases.of_flag(b))
            if shared is not None:
                yield a, b, "alias", f"the profile calls both {shared}"


def _by_name(
    left: list[ComparedFlag], right: list[ComparedFlag], partnered: set[str], taken: set[str]
) -> Iterator[tuple[ComparedFlag, ComparedFlag, str, str]]:
    """Yield those of one name: of the same sub-command and spelled alike where there is such a one."""
    partnered, taken = set(partnered), set(taken)
    for same_command, spelled in ((True, True), (True, False), (False, True), (False, False)):
        found = [
            (a, b, shared) for a in left for b in right
            if a.id not in partnered and b.id not in taken and (a.command == b.command or not same_command)
            and (shared := first_shared(plain_names(a), plain_names(b))) is not None and (not spelled or set(a.names) & set(b.names))
        ]  # fmt: skip
        for a, b, shared in found:
            yield a, b, "name", f"both are called {shared}" + (f" and of type {a.type}" if a.type == b.type else "")
        partnered |= {a.id for a, _, _ in found}
        taken |= {b.id for _, b, _ in found}


def _by_destination(
    left: list[ComparedFlag], right: list[ComparedFlag], ranked: Mapping[str, int], partnered: set[str], taken: set[str]
) -> Iterator[tuple[ComparedFlag, ComparedFlag, str, str]]:
    setters = [_setters(left), _setters(right)]
    for a in left:
        for b in right:
            if a.id in partnered and b.id in taken:
                continue
            for destination in sorted((d for d in a.reaches if d in b.reaches), key=lambda d: (ranked[d], d)):
                kinds = {a.reaches[destination].kind, b.reaches[destination].kind}
                few = all(0 < len(s.get(destination, ())) <= MOST_SETTERS for s in setters)
                if kinds == {"assigns"} and few:
                    yield a, b, "destination", f"both reach {destination}"
                    break
                if kinds != {"assigns", "derives"} or ranked[destination] != 0:
                    continue
                free = a.id not in partnered and b.id not in taken and sum(len(s.get(destination, ())) for s in setters) == 1
                deriving = a if a.reaches[destination].kind == "derives" else b
                second = few and deriving.id not in partnered | taken and _sets_one_thing(deriving, ranked)
                if second or (free and _few_derived(a, ranked) and _few_derived(b, ranked)):
                    yield a, b, "destination", f"both reach {destination}"
                    break


def _sets_one_thing(flag: ComparedFlag, ranked: Mapping[str, int]) -> bool:
    """Whether a flag sets one canonical field and nothing else but the field that this stands for."""
    return sum(1 for d in flag.reaches if ranked[d] == 0) == 1 and len(flag.reaches) <= 2


def _setters(flags: list[ComparedFlag]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for flag in flags:
        for destination, reach in flag.reaches.items():
            if reach.kind == "assigns":
                found.setdefault(destination, set()).add(flag.id)
    return found


def _few_derived(flag: ComparedFlag, ranked: Mapping[str, int]) -> bool:
    return sum(1 for d, r in flag.reaches.items() if r.kind == "derives" and ranked[d] == 0) <= MOST_DERIVED


def _by_likeness(left: list[ComparedFlag], right: list[ComparedFlag]) -> Iterator[tuple[ComparedFlag, ComparedFlag, str, str]]:
    for a in left:
        for b in right:
            if alike(a, b):
                yield a, b, "likeness", "similar name or help"
