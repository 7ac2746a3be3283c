"""Paths of the repository's own files and folders: where they lie only a run knows, which of them each is we do."""

from __future__ import annotations

import posixpath
from collections.abc import Collection

from knobgraph_ingest.interpreter.shape import PATH, Shape, Unknown
from knobgraph_ingest.interpreter.value import Value, const

PLACE = "in the repository: "


def shape_at(place: str, of: str | None = None) -> Unknown:
    """Return the path of a file or folder of the repository: a text, or what it is an object of."""
    return Unknown(None if of else "str", of, below=PLACE + place)


def package_folder(path: str) -> Unknown:
    """Return the folder of a package, as a text, by the path of its `__init__` module or of the folder itself."""
    return shape_at(path.removesuffix("__init__.py").rstrip("/"))


def place_in(shape: Shape | None) -> str | None:
    """Return the file or folder of the repository that a path names, None for any other."""
    return shape.below.removeprefix(PLACE) if isinstance(shape, Unknown) and shape.below is not None and shape.below.startswith(PLACE) else None


def place_of(value: Value | None) -> str | None:
    """Return the file or folder of the repository that a value names, where it is one only."""
    return place_in(value.only) if value is not None else None


def at(value: Value, place: str | None) -> Value:
    """Return an unknown path as this place of the repository."""
    shape = value.only
    return Value((Unknown(shape.type_name, shape.of, shape.made, PLACE + place),), value.origins) if place is not None and isinstance(shape, Unknown) else value


def joined(place: str | None, parts: Collection[str | None]) -> str | None:
    """Return the place that known parts lead to from another, None where it is outside the repository or only a run knows it."""
    if place is None or any(part is None or posixpath.isabs(part) for part in parts):
        return None
    found = posixpath.normpath(posixpath.join(place, *(p for p in parts if p is not None)))
    return None if found == ".." or found.startswith("../") else "" if found == "." else found


def attribute(shape: Unknown, name: str) -> Value | None:
    """Return an attribute of a path object that its place decides."""
    place = place_in(shape) if shape.of == PATH else None
    if not place:
        return None
    base = posixpath.basename(place)
    if name == "parent":
        return Value((shape_at(posixpath.dirname(place), PATH),))
    stem, suffix = posixpath.splitext(base)
    found = {"name": base, "stem": stem, "suffix": suffix}.get(name)
    return const(found) if found is not None else None
