"""A default that the flag itself would refuse."""

from __future__ import annotations

import json
from collections.abc import Iterator

from knobgraph_ingest.pitfalls.pitfall import Declarations, Pitfall, default_of, label


def find(declared: Declarations) -> Iterator[Pitfall]:
    """Yield the flags whose default is none of their choices."""
    for key, fact in declared.lineage.flags.items():
        known, default = default_of(fact)
        if not known or default is None or fact.choices is None or default == "==SUPPRESS==":
            continue
        try:
            choices = json.loads(fact.choices)
        except ValueError:
            continue
        values = default if isinstance(default, list) else [default]
        refused = [v for v in values if isinstance(choices, list) and v not in choices and str(v) not in map(str, choices)]
        if refused:
            what = f"{label(fact)} defaults to {refused[0]!r}, which is none of its choices {', '.join(map(str, choices))}"
            yield Pitfall(key, what, "make the default one of the choices, or add it to them")
