"""Names of flags and fields, compared without regard to how they are spelled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from knobgraph_ingest.parity.program import ComparedField, ComparedFlag
from knobgraph_ingest.profile import Profile
from knobgraph_ingest.profile.backend import names

ALIKE = 0.8
WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")


def plain(name: str) -> str:
    """Return a name without leading dashes, with `_` for `-`."""
    return name.lstrip("-").replace("-", "_")


def plain_names(flag: ComparedFlag) -> frozenset[str]:
    """Return the long names of a flag, or the only one it has."""
    long = [n for n in flag.names if n.startswith("--")] or list(flag.names) or [flag.dest]
    return frozenset(plain(n) for n in long)


def words(text: str) -> frozenset[str]:
    """Return the words of a name or sentence in lower case."""
    return frozenset(w.lower() for w in WORD.findall(text.replace("_", " ")))


def alike(a: ComparedFlag, b: ComparedFlag) -> bool:
    """Return whether names (or names and help) of two flags are so similar that a person should look."""
    for one in plain_names(a):
        for other in plain_names(b):
            mine, theirs = words(one), words(other)
            longer = max(len(mine), len(theirs))
            if mine and theirs and len(mine & theirs) / longer >= 0.6 and longer > 1:
                return True
            if SequenceMatcher(None, min(one, other), max(one, other)).ratio() >= ALIKE and min(len(one), len(other)) > 3:
                return True
            shared = words(a.help) & words(b.help)
            if mine & theirs and len(shared) >= 4 and len(shared) / min(len(words(a.help)), len(words(b.help))) >= 0.5:
                return True
    return False


class Aliases:
    """The declared names that mean the same."""

    def __init__(self, profile: Profile) -> None:
        self._of_flag: dict[str, set[str]] = {}
        self._of_field: list[tuple[str, str]] = []
        for alias in profile.aliases:
            for name in alias.names:
                if name.startswith("-"):
                    self._of_flag.setdefault(name, set()).add(alias.canonical)
                else:
                    self._of_field.append((name, alias.canonical))

    def of_flag(self, flag: ComparedFlag) -> frozenset[str]:
        """Return what a flag stands for."""
        return frozenset(c for n in flag.names for c in self._of_flag.get(n, ()))

    def of_field(self, field: ComparedField) -> frozenset[str]:
        """Return what a field stands for."""
        return frozenset(c for pattern, c in self._of_field if names(pattern, field.id))


def first_shared(a: Mapping[str, object] | Iterable[str], b: Mapping[str, object] | Iterable[str]) -> str | None:
    """Return the first of the shared names, None where nothing is shared."""
    return min(set(a) & set(b), default=None)
