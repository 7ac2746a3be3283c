"""A help text that states another default than the code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knobgraph_ingest.pitfalls.pitfall import SUPPRESSED, Declarations, Pitfall, default_of, label

STATED = re.compile(r"\bdefaults?(?:\s+(?:is|to|value)|\s*[:=])\s*(?P<said>'[^']*'|\"[^\"]*\"|[^\s,;()\[\]]+)", re.IGNORECASE)
WORDS = {"none": None, "true": True, "false": False, "yes": True, "no": False, "on": True, "off": False}


def find(declared: Declarations) -> Iterator[Pitfall]:
    """Yield the flags whose help names a number, truth value or quoted text that is not the default."""
    for key, fact in declared.lineage.flags.items():
        known, default = default_of(fact)
        stated = STATED.search(fact.help or "")
        if stated is None or not known or default in (None, SUPPRESSED) or isinstance(default, (list, dict)):
            continue
        said = stated["said"].rstrip(".")
        if _contradicts(said, default):
            what = f"the help of {label(fact)} says that the default is {said}, but it is {default!r}"
            yield Pitfall(key, what, 'write "%(default)s" in the help, which argparse fills in' if fact.framework == "argparse" else "correct the help")


def _contradicts(said: str, default: object) -> bool:
    plain = said.strip("'\"`")
    if isinstance(default, bool):
        return plain.lower() in WORDS and WORDS[plain.lower()] is not default
    if isinstance(default, (int, float)):
        try:
            return float(plain.replace("_", "")) != float(default)
        except ValueError:
            return False
    quoted = said[:1] in "'\""
    return quoted and plain != str(default)
