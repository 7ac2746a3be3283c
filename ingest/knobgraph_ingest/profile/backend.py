"""Back ends: which files are whose, and which back end's configuration is the canonical one."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import lru_cache

import pathspec

from knobgraph_ingest.profile.section import Section


class Backend(Section, frozen=True):
    """`[[backends]]`: a back end and the files that are its own, as globs in the form of .gitignore."""

    name: str
    paths: tuple[str, ...]

    def owns(self, path: str) -> bool:
        """Return whether a file is this back end's."""
        return _globs(self.paths).match_file(path)


class Canonical(Section, frozen=True):
    """`[canonical]`: the back end whose configuration the others are measured by, and its classes.

    A class is named by its dotted name or the end of it, `*` stands for anything: `config.TrainingConfig`, `shop.config.*`.
    """

    backend: str | None = None
    classes: tuple[str, ...] = ()

    @property
    def declared(self) -> bool:
        """Whether the profile says what is canonical."""
        return bool(self.classes) or self.backend is not None

    def is_canonical(self, owner: str, backend: str | None) -> bool:
        """Return whether a class (or config dict) of a back end is canonical: as named, or without names all of the back end."""
        if self.classes:
            return any(names(pattern, owner) for pattern in self.classes)
        return self.backend is not None and backend == self.backend


def names(pattern: str, dotted: str) -> bool:
    """Return whether a pattern names something dotted: the whole of it or its end, `*` standing for anything."""
    return fnmatchcase(f".{dotted}", f"*.{pattern}")


@lru_cache(maxsize=64)
def _globs(lines: tuple[str, ...]) -> pathspec.GitIgnoreSpec:
    return pathspec.GitIgnoreSpec.from_lines(lines)
