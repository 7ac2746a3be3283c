"""Owners as people write them: an initiative, a team, a person, or several."""

from __future__ import annotations

import re
from collections.abc import Callable

_ALSO = re.compile(r"\s*(?:,|;|\band\b|\s/\s|\s\+\s|&)\s*")
_ROLE = re.compile(r"\s*\([^()]*\)\s*$")


def owners_of(text: str, initiative: Callable[[str], str | None]) -> list[tuple[str, str]]:
    """Return name and kind of each owner that a text names, roles in brackets left out; `initiative` knows the initiatives."""
    found: list[tuple[str, str]] = []
    for part in _ALSO.split(text.strip("`* ")):
        name = _ROLE.sub("", part).strip("`* .")
        if not name:
            continue
        known = initiative(name.split(" ")[0]) if "-" in name else None
        if known is not None:
            found.append((known, "initiative"))
        else:
            found.append((name, kind_of(name)))
    return list(dict.fromkeys(found))


def kind_of(name: str) -> str:
    """Return whether a name is that of a team or a person, by its form."""
    if name.startswith("@"):
        return "team" if "/" in name else "person"
    return "team" if "team" in name.lower().split() else "person"
