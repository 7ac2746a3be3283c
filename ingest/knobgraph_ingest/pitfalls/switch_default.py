"""A switch that its own default has already thrown."""

from __future__ import annotations

from collections.abc import Iterator

from knobgraph_ingest.pitfalls.pitfall import Declarations, Pitfall, default_of, label


def find(declared: Declarations) -> Iterator[Pitfall]:
    """Yield `store_true` flags that default to true and `store_false` flags that default to false."""
    for key, fact in declared.lineage.flags.items():
        wrong = {"store_true": True, "store_false": False}.get(fact.action or "")
        complement = any(
            other.dest == fact.dest and other.action != fact.action
            for other in declared.parsers[(fact.entry_point, fact.command)]
            if other.key != key
        )  # fmt: skip
        if wrong is not None and default_of(fact) == (True, wrong) and not complement:
            what = f"{label(fact)} changes nothing: its action is {fact.action} and its default is {wrong} already"
            yield Pitfall(key, what, f"set default={not wrong}, or use action=argparse.BooleanOptionalAction")
