"""A default that can never be used."""

from __future__ import annotations

from collections.abc import Iterator

from knobgraph_ingest.pitfalls.pitfall import Declarations, Pitfall, default_of, label


def find(declared: Declarations) -> Iterator[Pitfall]:
    """Yield the required flags that have a default."""
    for key, fact in declared.lineage.flags.items():
        known, default = default_of(fact)
        if fact.required and fact.names and known and default not in (None, "==SUPPRESS==", []) and fact.env is None:
            yield Pitfall(key, f"{label(fact)} is required, so its default {default!r} is never used", "drop required=True or the default")
