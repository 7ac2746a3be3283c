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

    Raises:
        ValueError: a pattern in it cannot be read.
    """

    def __init__(self, files: RepositoryFiles) -> None:
        self.path = next((p for p in PLACES if files.lines(p) is not None), None)
        lines = files.lines(self.path) if self.path is not None else None
        self._owners = CodeOwners("\n".join(_plain(lines or ())))

    def owners_of(self, path: str) -> list[CodeOwner]:
        """Return who owns a path: by the last line that matches, of each section."""
        found: list[CodeOwner] = []
        seen: set[str | None] = set()
        for owners, line, _, section in self._owners.matching_lines(path):
            if section in seen or line is None:
                continue
            seen.add(section)
            found.extend(CodeOwner(name, KINDS[kind], line, section) for kind, name in owners)
        return found


def _plain(lines: tuple[str, ...]) -> list[str]:
    """Return the lines without comments behind them and with a section's default owners written out, each at its number."""
    found: list[str] = []
    default = ""
    for line in lines:
        text = re.split(r"(?<=\s)#", line, maxsplit=1)[0].strip()
        section = _SECTION.fullmatch(text)
        if section is not None:
            default = section["owners"].strip()
            text = section["head"]
        elif text and not text.startswith("#") and " " not in text.replace("\\ ", "") and "\t" not in text:
            text = f"{text} {default}".strip()
        found.append("" if text.startswith("!") else text)
    return found
