"""Folders that the program itself has just made: what lies in one was put there, whatever it is called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from knobgraph_ingest.interpreter.origin import NO_ORIGINS, NO_ROOTS, FlowKind, Origin, Origins, join_origins, weaken
from knobgraph_ingest.interpreter.own_place import place_in
from knobgraph_ingest.interpreter.shape import Shape, Unknown
from knobgraph_ingest.interpreter.value import Value

if TYPE_CHECKING:
    from knobgraph_ingest.interpreter.machine import Machine


def folder_of(value: Value) -> str | None:
    """Return the new folder that a path lies in or is, where every alternative says the same one."""
    found = {shape.below if isinstance(shape, Unknown) and place_in(shape) is None else None for shape in value.shapes}
    return found.pop() if len(found) == 1 else None


def below(value: Value, folder: str | None) -> Value:
    """Return a path as one in this new folder; one of which a part is known by its text stays as it is."""
    if folder is None or not all(isinstance(shape, Unknown) for shape in value.shapes):
        return value
    shapes: dict[Shape, None] = {Unknown(s.type_name, s.of, s.made, folder): None for s in value.shapes if isinstance(s, Unknown)}
    return Value(tuple(shapes), value.origins)


def put(m: Machine, folder: str, origins: Origins) -> None:
    """Note what was put into a new folder."""
    m.heap.renew(m.environment)  # what the disk holds is of the environment too: no call from before repeats one after this
    m.new_folders[folder] = join_origins(m.new_folders.get(folder, NO_ORIGINS), weaken(origins, FlowKind.DERIVES))


def content(m: Machine, folder: str, path: Origins) -> Origins:
    """Return where what lies in a new folder comes from: what was put there, by way of the path, but not of the flags that gave the path."""
    way = {s: Origin(s, FlowKind.DERIVES, o.trace, NO_ROOTS) for s, o in path.items() if s.label != "Flag"}
    return join_origins(m.new_folders.get(folder, NO_ORIGINS), way)
