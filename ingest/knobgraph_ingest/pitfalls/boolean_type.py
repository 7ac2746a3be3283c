"""`type=bool`: any text but the empty one is true, so the flag cannot be switched off."""

from __future__ import annotations

from collections.abc import Iterator

from knobgraph_ingest.pitfalls.pitfall import Declarations, Pitfall, label


def find(declared: Declarations) -> Iterator[Pitfall]:
    """Yield the flags whose text is converted by `bool`."""
    for key, fact in declared.lineage.flags.items():
        if fact.framework == "argparse" and fact.type == "bool" and fact.action in ("store", "append", "extend") and fact.names:
            what = f"{label(fact)} False is true: bool() of any text but the empty one is"
            yield Pitfall(key, what, f"use action=argparse.BooleanOptionalAction, which gives {label(fact)} and --no-{label(fact).lstrip('-')}")
