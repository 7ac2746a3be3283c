"""A flag that is the beginning of another: an abbreviation of the longer one may mean the shorter."""

from __future__ import annotations

from collections.abc import Iterator

from knobgraph_ingest.pitfalls.pitfall import ARGPARSE_LIKE, Declarations, Pitfall, label, place


def find(declared: Declarations) -> Iterator[Pitfall]:
    """Yield the flags that argparse takes where another is abbreviated down to their name."""
    for facts in declared.parsers.values():
        longs = [(name, fact) for fact in facts if fact.framework in ARGPARSE_LIKE and fact.abbreviable for name in fact.names if name.startswith("--")]
        for name, fact in longs:
            longer = next(((o, f) for o, f in longs if o.startswith(name) and o != name and f.dest != fact.dest and not f.excludes(fact)), None)
            if longer is not None:
                what = f"{longer[0]} ({place(longer[1])}) abbreviated to {name} is {label(fact)}, not {longer[0]}; shorter abbreviations are ambiguous"
                yield Pitfall(fact.key, what, "construct the parser with allow_abbrev=False")
