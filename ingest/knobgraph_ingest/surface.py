"""Execution surfaces: the outside callables and switches whose arguments are knobs, read from the files of `surfaces/`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Literal

import msgspec

FOLDER = "knobgraph_ingest.surfaces"


class SurfaceError(Exception):
    """A surface file is malformed; the message names it."""


class SurfaceParameter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is known of one parameter: what it is for, the library's default and type as source text, its category where it is a special one.

    Where `outcome` is false, it decides how the work is done and never what comes of it: what the call returns does not derive from it.
    """

    purpose: str = ""
    default: str | None = None
    type: str | None = None
    category: str | None = None
    outcome: bool = True


class Surface(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Callables (or assignable switches) of one library that share their parameters.

    A name matches the end of a dotted path below one of the library's packages, or the whole path; `*` stands for one part of it. `only` limits what counts
    to the declared parameters; `ignore` names arguments that carry data, not settings. The environment variables of a library are a surface
    without names, whose parameters are the variables.
    """

    category: str
    names: tuple[str, ...] = ()
    form: Literal["call", "attribute", "environment"] = "call"
    positional: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    only: bool = False
    purpose: str = ""
    parameters: Mapping[str, SurfaceParameter] = msgspec.field(default_factory=dict[str, SurfaceParameter])
    library: str = ""

    def __post_init__(self) -> None:
        if bool(self.names) == (self.form == "environment"):
            raise ValueError("a surface has names, unless its form is environment")

    def counts(self, parameter: str) -> bool:
        """Whether an argument of this name is a knob."""
        return parameter not in self.ignore and (not self.only or parameter in self.parameters)

    def describe(self, parameter: str) -> SurfaceParameter:
        """Return what is known of a parameter; of an undeclared one only its category."""
        return self.parameters.get(parameter, SurfaceParameter())

    def category_of(self, parameter: str) -> str:
        """Return the category of a parameter."""
        return self.describe(parameter).category or self.category


class SurfaceFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One library: its name, the packages it is imported as, and its surfaces."""

    library: str
    packages: tuple[str, ...]
    surfaces: tuple[Surface, ...]


class SurfaceTable:
    """Finds the surface of a dotted name."""

    def __init__(self, found: Iterable[SurfaceFile]) -> None:
        self._files = tuple(found)
        self._by_package: dict[str, list[tuple[frozenset[str] | None, re.Pattern[str], Surface]]] = {}
        self._variables: dict[str, Surface] = {}
        self._matched: dict[tuple[str, str], Surface | None] = {}
        for file in self._files:
            for surface in file.surfaces:
                named = msgspec.structs.replace(surface, library=file.library)
                if surface.form == "environment":
                    self._variables.update({name: named for name in surface.parameters if name not in self._variables})
                    continue
                for package in file.packages:
                    pattern = re.compile(_pattern(package, surface.names))
                    self._by_package.setdefault(package.partition(".")[0], []).append((_last_parts(surface.names), pattern, named))

    def __reduce__(self) -> tuple[type[SurfaceTable], tuple[tuple[SurfaceFile, ...]]]:
        return SurfaceTable, (self._files,)

    @property
    def packages(self) -> frozenset[str]:
        """The top-level names that surfaces are imported from."""
        return frozenset(self._by_package)

    def match(self, name: str, form: str = "call") -> Surface | None:
        """Return the surface that a dotted name is, the first declared where several match; None for any other name."""
        if form == "environment":
            return self._variables.get(name)
        key = (name, form)
        if key not in self._matched:
            plain = name.removesuffix(".__init__")
            candidates = self._by_package.get(name.partition(".")[0], ())
            last = plain.rpartition(".")[2]
            self._matched[key] = next((s for parts, p, s in candidates if s.form == form and (parts is None or last in parts) and p.fullmatch(plain)), None)
        return self._matched[key]


def _pattern(package: str, names: Iterable[str]) -> str:
    alternatives = "|".join(re.escape(n).replace(r"\*", r"[^.]+") for n in names)
    return rf"(?:{re.escape(package)}\.(?:.+\.)?)?(?:{alternatives})"


def _last_parts(names: Iterable[str]) -> frozenset[str] | None:
    """Return the last parts of the names, one of which a name that matches has too; None where that may be any."""
    parts = frozenset(name.rpartition(".")[2] for name in names)
    return None if any("*" in part for part in parts) else parts


@lru_cache(maxsize=1)
def built_in_surfaces() -> tuple[SurfaceFile, ...]:
    """Return the surfaces of every file of the folder.

    Raises:
        SurfaceError: a file is not TOML or holds what no surface file has.
    """
    found: list[SurfaceFile] = []
    for entry in sorted(files(FOLDER).iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".toml"):
            try:
                found.append(msgspec.toml.decode(entry.read_bytes(), type=SurfaceFile))
            except msgspec.DecodeError as error:
                raise SurfaceError(f"{entry.name}: {error}") from error
    return tuple(found)
