"""The CODEOWNERS file of a repository, as GitHub and GitLab read it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from codeowners import CodeOwners

from knobgraph_ingest.plans.repository_files import RepositoryFiles

PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")
KINDS = {"TEAM": "team", "USERNAME": "person", "EMAIL": "person"}
_SECTION = re.compile(r"(?P<head>\^?\[[^\]]+\])(?:\[\d+\])?(?P<owners>(?:\s+\S+)*)")


@dataclass(frozen=True, slots=True)
class CodeOwner:
    """An owner that a line of the file gives a path."""

    name: str
    kind: str
    line: int
    section: str | None


class CodeOwnersFile:
    """The first CODEOWNERS file of the places where one is looked for.

    Sections, their default owners and exclusions (`!path`) are GitLab's; where there is no section an exclusion says nothing, as on GitHub.

    Raises:
        ValueError: a pattern in it cannot be read.
    """

    def __init__(self, files: RepositoryFiles) -> None:
        self.path = next((p for p in PLACES if files.lines(p) is not None), None)
        lines = files.lines(self.path) if self.path is not None else None
        owned, excluded = _plain(lines or ())
        self._owners = CodeOwners("\n".join(owned))
        self._excluded = CodeOwners("\n".join(excluded))

    def owners_of(self, path: str) -> list[CodeOwner]:
        """Return who owns a path: by the last line that matches, of each section that does not exclude it."""
        found: list[CodeOwner] = []
        seen = {_same(section) for _, _, _, section in self._excluded.matching_lines(path) if section is not None}
        for owners, line, _, section in self._owners.matching_lines(path):
            if _same(section) in seen or line is None:
                continue
            seen.add(_same(section))
            found.extend(CodeOwner(name, _kind(kind, name), line, section) for kind, name in owners)
        return found


def _same(section: str | None) -> str | None:
    """Return what two sections of one name have in common, however it is written."""
    return section.casefold().strip() if section is not None else None


def _kind(kind: str, name: str) -> str:
    return "team" if name.startswith("@@") else KINDS[kind]  # a role, as in `@@maintainers`


def _plain(lines: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Return the lines that give owners, and those that exclude, each at its number.

    Comments behind them are left out, a section's default owners written out. A line with an owner that is none is passed over, as on GitHub.
    """
    owned: list[str] = []
    excluded: list[str] = []
    default = ""
    for line in lines:
        text = re.split(r"(?<=\s)#", line, maxsplit=1)[0].strip()
        section = _SECTION.fullmatch(text)
        head, *names = text.replace("\\ ", "\0").split() if text and not text.startswith("#") else [""]
        given = " ".join(names) if names else default
        if section is not None:
            default = section["owners"].strip()
            owned.append(section["head"])
            excluded.append(section["head"])
            continue
        owned.append("" if head.startswith("!") or not all("@" in n for n in names) else f"{head} {given}".replace("\0", "\\ ").strip())
        excluded.append(f"{head[1:]} @".replace("\0", "\\ ") if head.startswith("!") and len(head) > 1 else "")
    return owned, excluded
