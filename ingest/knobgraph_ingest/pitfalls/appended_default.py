"""A default list that given values are added to instead of taking its place."""

from __future__ import annotations

from collections.abc import Iterator

from knobgraph_ingest.pitfalls.pitfall import ARGPARSE_LIKE, Declarations, Pitfall, default_of, label


def find(declared: Declarations) -> Iterator[Pitfall]:
    """Yield the flags that append to a default which is not empty."""
    for key, fact in declared.lineage.flags.items():
        known, default = default_of(fact)
        appends = fact.action in ("append", "extend", "append_const") and fact.framework in (*ARGPARSE_LIKE, "optparse")
        if appends and known and isinstance(default, list) and default:
            shared = " and changes the list itself for every later parse" if fact.framework == "optparse" else ""
            what = f"{label(fact)} adds to its default {default!r}{shared}: the default cannot be left out"
            yield Pitfall(key, what, "set default=None and put the default in where nothing was given")
