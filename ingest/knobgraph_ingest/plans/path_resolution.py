"""Which file of the repository a written path means."""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass

from knobgraph_ingest.plans.mention import has_extension
from knobgraph_ingest.plans.repository_files import RepositoryFiles

EVERYWHERE = frozenset({
    "__init__.py", "__main__.py", "conftest.py", "setup.py", "main.py", "cli.py", "README.md", "index.md", "plan.md", "implementation.md", "summary.md",
    "CLAUDE.md", "AGENTS.md", "CHANGELOG.md", "TODO.md",
})  # fmt: skip
CODE = (".py", ".pyi", ".sh")
DOCUMENTS = (".md", ".py", ".rst", ".ipynb", ".toml", ".sh")


@dataclass(frozen=True, slots=True)
class Resolved:
    """The path that is meant, relative to the root; `moved_to` is where the file of a path that is gone is now."""

    path: str
    exists: bool
    moved_to: str | None = None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a path is written in: a file, its initiative's folder, the folder named for outputs, the paths the file names in full, the lines of its sections."""

    file: str
    initiative_folder: str | None
    output_folder: str | None
    named: Sequence[tuple[int, str]]
    sections: Sequence[tuple[int, int]] = ()

    def named_ending(self, text: str, line: int) -> list[str]:
        """Return the paths named in full that `text` may be the end of.

        They are those of its line, else the last before it below its own heading, else all of the smallest section around it that names any.
        """
        ending = [(n, p) for n, p in self.named if p != text and p.endswith(f"/{text}")]
        beside = list(dict.fromkeys(p for n, p in ending if n == line))
        around = [(a, b) for a, b in self.sections if a <= line <= b]
        own = max(around, default=(0, 0))
        closed = min((a for a, _ in self.sections if a > line), default=own[1] + 1)
        before = [p for n, p in ending if own[0] <= n < line and own != (0, 0)]
        if beside or before:
            return beside or before[-1:]
        for first, last in ((own[0], closed - 1), *sorted(around, reverse=True)):
            within = list(dict.fromkeys(p for n, p in ending if first <= n <= last))
            if within:
                return within
        return list(dict.fromkeys(p for _, p in ending))


def resolve(text: str, line: int, around: Surroundings, files: RepositoryFiles, *, sure: bool, made: str | None) -> Resolved | None:
    """Return what a path means, None where it is no path after all or could mean several files.

    `made` says that the plan makes it: as a "deliverable" or as an "output".
    """
    folder = around.file.rpartition("/")[0]
    linked = text.startswith("./")
    text = text.removeprefix("./")
    written = posixpath.normpath(f"{folder}/{text}") if text.startswith("../") else posixpath.normpath(text) if "/./" in text else text
    if written.startswith(".."):
        return None
    path = written.rstrip("/")
    is_bare = "/" not in path
    if not is_bare and files.exists(path):
        return Resolved(path, exists=True)
    bases = [around.output_folder, around.initiative_folder, folder] if made else [folder, around.initiative_folder, around.output_folder]
    joined = [posixpath.normpath(f"{b.rstrip('/')}/{text.rstrip('/')}") for b in bases if b]
    there = next((j for j in joined if not j.startswith("..") and files.exists(j)), None)
    if there is not None:
        return Resolved(there, exists=True)
    is_new = (made == "deliverable" and not path.endswith(CODE)) or not files.named(path.rpartition("/")[2])
    if made and is_new and around.output_folder and sure and has_extension(text) and _goes_inside(path, around.output_folder, files):
        return Resolved(posixpath.normpath(f"{around.output_folder.rstrip('/')}/{path}"), exists=False)
    named = around.named_ending(path, line)
    if len(named) > 1:
        return None
    if named:
        return Resolved(named[0], files.exists(named[0]), None if files.exists(named[0]) else moved(named[0], around, files))
    if is_bare and files.exists(path):
        return Resolved(path, exists=True)
    ending = files.ending_with(path) if "*" not in path else []
    if len(ending) > 1:
        ending = [e for e in ending if around.initiative_folder and e.startswith(f"{around.initiative_folder}/")]
    if len(ending) == 1:
        return Resolved(ending[0], exists=True)
    if linked and folder:
        path, is_bare = f"{folder}/{path}", False
    return _missing(text, path, around, files, sure=sure, is_bare=is_bare)


def moved(path: str, around: Surroundings, files: RepositoryFiles) -> str | None:
    """Return where the file of a path that is gone is now: the only file of its name, or the one beside the citing file."""
    name = path.rpartition("/")[2]
    if name in EVERYWHERE:
        return None  # a file that is gone did not become another one of so common a name
    candidates = [c for c in files.named(name) if c != path]
    beside = [c for c in candidates if c.rpartition("/")[0] == around.file.rpartition("/")[0]]
    if len(beside) == 1:
        return beside[0]
    return candidates[0] if len(candidates) == 1 else None


def _goes_inside(path: str, folder: str, files: RepositoryFiles) -> bool:
    if "/" not in path:
        return path != folder.strip("/")
    return not path.startswith(".") and not _starts_known(path, files) and path.partition("/")[0] != folder.partition("/")[0]


def _missing(text: str, path: str, around: Surroundings, files: RepositoryFiles, *, sure: bool, is_bare: bool) -> Resolved | None:
    if not sure or not has_extension(text):
        return None
    if is_bare:
        return Resolved(path, exists=False) if path.endswith(DOCUMENTS) and not files.named(path) else None
    if "*" not in path and not _starts_known(path, files) and not path.endswith(DOCUMENTS):
        return None
    if "reports" in path.split("/")[:1] and around.initiative_folder:
        path = f"{around.initiative_folder}/{path}"
    return Resolved(path, exists=False, moved_to=moved(path, around, files))


def _starts_known(path: str, files: RepositoryFiles) -> bool:
    return path.partition("/")[0] in files.folders or path.startswith(("plans/", "docs/", "specs/", "tests/", "scripts/", "reports/"))
