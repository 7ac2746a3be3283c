"""Paths that lead from a module's `__file__` to the repository's own folders, and what such a folder lists: commands and plug-ins are found so."""

from __future__ import annotations

import posixpath
from enum import Enum, auto
from fnmatch import fnmatch

from knobgraph_ingest.interpreter import own_place
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.calling import external_call
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.origin import FlowKind, weaken
from knobgraph_ingest.interpreter.shape import PATH, REST, TupleShape
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const, unknown

CODE = ".py"


class Form(Enum):
    """As what a listing names what it found."""

    NAME = auto()
    TEXT = auto()
    OBJECT = auto()


def _same(name: str) -> Handler:
    def run(m: Machine, call: Call) -> Value:
        made = external_call(m, name, call)
        return own_place.at(made, own_place.place_of(call.argument(0, "path" if name != "os.fspath" else None)))

    return run


def _folder(m: Machine, call: Call) -> Value:
    made = external_call(m, "os.path.dirname", call)
    place = own_place.place_of(call.argument(0))
    return own_place.at(made, posixpath.dirname(place)) if place else made


def _base(m: Machine, call: Call) -> Value:
    place = own_place.place_of(call.argument(0))
    return const(posixpath.basename(place)) if place else external_call(m, "os.path.basename", call)


def _split_suffix(m: Machine, call: Call) -> Value:
    """Return a path without its suffix, and the suffix."""
    path = call.argument(0, "p") or UNKNOWN
    text, place = path.text(), own_place.place_of(path)
    if text is None and not place:
        return external_call(m, "os.path.splitext", call)
    start, suffix = posixpath.splitext(text if text is not None else place or "")
    origins = weaken(path.origins, FlowKind.DERIVES)
    return Value((TupleShape((const(start, origins) if text is not None else Value((own_place.shape_at(start),), origins), const(suffix, origins))),))


def _is(name: str, *, folder: bool | None) -> Handler:
    """Return whether a path is that of a folder or of a file (`folder` is False), or of either; of what is no module only a run knows."""

    def run(m: Machine, call: Call) -> Value:
        place = own_place.place_of(call.argument(0, "s" if folder else "path"))
        files = m.importer.files
        if place is not None and (place in files.files or place in files.folders):
            return const(folder is None or (place in files.folders) is folder)
        return external_call(m, name, call)

    return run


def listed(m: Machine, place: str | None, pattern: str, form: Form) -> Value | None:
    """Return what a folder of the repository holds, None for one without modules; what is neither module nor package only a run knows."""
    if place is None or not (modules := _modules_below(m, place)):
        return None
    found = [n for n in modules if fnmatch(n, pattern)]
    if not pattern.endswith(CODE):
        found = sorted([*found, *(n for n, is_package in m.importer.files.modules_in(place) if is_package and fnmatch(n, pattern))])
    of = PATH if form is Form.OBJECT else None
    items = [const(n) if form is Form.NAME else Value((own_place.shape_at(posixpath.join(place, n), of),)) for n in found]
    made = m.new_list(items)
    if not pattern.endswith(CODE):
        made.cells[REST] = unknown(of=PATH) if form is Form.OBJECT else unknown(type_name="str")
    return Value((made,))


def _modules_below(m: Machine, place: str) -> list[str]:
    start = f"{place}/" if place else ""
    inside = [p.removeprefix(start) for p in m.importer.files.files if p.startswith(start)]
    return sorted(p for p in inside if "/" not in p)


MODELS: dict[str, Handler] = {
    **{name: _same(name) for name in ("os.path.abspath", "os.path.realpath", "os.path.normpath", "os.fspath")},
    "os.path.basename": _base,
    "os.path.dirname": _folder,
    "os.path.exists": _is("os.path.exists", folder=None),
    "os.path.isdir": _is("os.path.isdir", folder=True),
    "os.path.isfile": _is("os.path.isfile", folder=False),
    "os.path.splitext": _split_suffix,
}
