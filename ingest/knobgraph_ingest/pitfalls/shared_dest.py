"""Flags of one parser that write one destination but disagree on its default."""

from __future__ import annotations

from collections.abc import Iterator

from knobgraph_ingest.interpreter.lineage import FlagFact
from knobgraph_ingest.pitfalls.pitfall import ARGPARSE_LIKE, Declarations, Pitfall, default_of, label, place


def find(declared: Declarations) -> Iterator[Pitfall]:
    """Yield each flag whose default another flag of the same destination, declared before it, has already decided."""
    for facts in declared.parsers.values():
        first: dict[str, FlagFact] = {}
        for fact in facts:
            if fact.framework not in ARGPARSE_LIKE or not fact.dest or default_of(fact)[1] == "==SUPPRESS==":
                continue
            other = first.setdefault(fact.dest, fact)
            (known, mine), (other_known, theirs) = default_of(fact), default_of(other)
            if other is not fact and other.path == fact.path and not fact.excludes(other) and known and other_known and mine != theirs:
                what = f"{label(fact)} defaults to {mine!r}, but {label(other)} ({place(other)}) writes the same {fact.dest} and defaults to {theirs!r}"
                yield Pitfall(fact.key, what, f"give both the same default, or set default=argparse.SUPPRESS on {label(fact)}")
