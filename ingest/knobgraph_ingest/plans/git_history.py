"""What the git history of a repository says of its files; nothing where there is no history."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from knobgraph_ingest.plans.line_moves import LineMoves, line_moves

MOST_REVISIONS = 60
SECONDS = 30
QUIET = {"GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}  # nothing is fetched, asked or written

_SPECIAL = re.compile(r"[][.^$*+?(){}|\\]")


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit and the day it was made."""

    commit: str
    day: str

    def __str__(self) -> str:
        return f"{self.commit[:10]} ({self.day})"


@dataclass(frozen=True, slots=True)
class BlamedLine:
    """Who wrote a line, by name, and in which commit."""

    commit: str
    author: str


class GitHistory:
    """Reads history through the git program; every answer is empty where there is no repository or no git."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._revisions: dict[str, tuple[Revision, ...]] = {}
        self._texts: dict[tuple[str, str], tuple[str, ...] | None] = {}
        self._written: dict[tuple[str, str], str | None] = {}
        self._moves: dict[tuple[str, str], LineMoves | None] = {}
        self._blames: dict[str, tuple[BlamedLine, ...]] = {}

    @cached_property
    def exists(self) -> bool:
        """Whether the root is in a git repository with a commit."""
        return self._git("rev-parse", "--verify", "HEAD") is not None

    @cached_property
    def renames(self) -> dict[str, str]:
        """The newest name of each file that history says was renamed."""
        said = self._git("log", "--diff-filter=R", "-M", "--name-status", "--format=", "--relative") if self.exists else None
        found: dict[str, str] = {}
        for line in (said or "").splitlines():
            kind, _, rest = line.partition("\t")
            old, tab, new = rest.partition("\t")
            if kind.startswith("R") and tab:
                found.setdefault(old, found.get(new, new))
        return found

    def revisions(self, path: str) -> tuple[Revision, ...]:
        """Return the commits that changed a file, the newest first, no more than some dozens."""
        if path not in self._revisions:
            said = self._git("log", f"-{MOST_REVISIONS}", "--format=%H %cs", "--", path) if self.exists else None
            pairs = (line.split(" ") for line in (said or "").splitlines())
            self._revisions[path] = tuple(Revision(p[0], p[1]) for p in pairs if len(p) == 2)
        return self._revisions[path]

    def lines_at(self, commit: str, path: str) -> tuple[str, ...] | None:
        """Return the lines of a file in a commit, None where it had no such file."""
        if (commit, path) not in self._texts:
            said = self._git("show", f"{commit}:./{path}")
            self._texts[commit, path] = tuple(said.split("\n")) if said is not None else None
        return self._texts[commit, path]

    def written(self, path: str, text: str) -> str | None:
        """Return the commit in which a text, no part of a longer number or range, first stood in a file; None where no commit has it."""
        if (path, text) not in self._written:
            whole = _SPECIAL.sub(r"\\\g<0>", text) + "([^-0-9]|$)"
            found = self._git("log", "--reverse", "--pickaxe-regex", f"-S{whole}", "--format=%H", "--", path) if self.exists and text else None
            self._written[path, text] = next(iter((found or "").split()), None)
        return self._written[path, text]

    def moves(self, commit: str, path: str) -> LineMoves | None:
        """Return where the lines that a file had in a commit are in the working tree; None where it was not there."""
        if (commit, path) not in self._moves:
            there = self.lines_at(commit, path) is not None
            said = self._git("diff", "--no-ext-diff", "--no-color", "--no-renames", "-U0", commit, "--", path) if there else None
            self._moves[commit, path] = line_moves(said) if said is not None else None
        return self._moves[commit, path]

    def blame(self, path: str) -> tuple[BlamedLine, ...]:
        """Return who wrote each line of a file."""
        if path not in self._blames:
            said = self._git("blame", "--line-porcelain", "HEAD", "--", path) if self.exists else None
            found: list[BlamedLine] = []
            commit = author = ""
            fresh = True
            for line in (said or "").split("\n"):
                if line.startswith("\t"):
                    found.append(BlamedLine(commit, author))
                    fresh = True
                elif fresh:
                    commit, fresh = line.partition(" ")[0], False
                elif line.startswith("author "):
                    author = line.removeprefix("author ")
            self._blames[path] = tuple(found)
        return self._blames[path]

    def _git(self, *arguments: str) -> str | None:
        try:
            run = subprocess.run(  # noqa: S603 - fixed commands with paths behind `--`
                ["git", "-C", str(self._root), "-c", "core.quotepath=off", *arguments],  # noqa: S607 - git is found as the user finds it
                capture_output=True, timeout=SECONDS, check=False, env=os.environ | QUIET,
            )  # fmt: skip
        except (OSError, subprocess.SubprocessError, ValueError):
            return None
        return run.stdout.decode("utf-8", "replace") if run.returncode == 0 else None
