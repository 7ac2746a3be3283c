"""`pkgutil` over the repository's own packages, and the folders that it is given."""

from __future__ import annotations

from collections.abc import Iterator

from knobgraph_ingest.interpreter import new_folder, own_place, subscript
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.calling import external_call
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.shape import Const
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const, unknown
from knobgraph_ingest.models.introspection import named_tuple, named_tuple_models

INFO = "pkgutil.ModuleInfo"


def _folder(value: Value) -> str | None:
    return own_place.place_in(value.only)


def _iter_modules(m: Machine, call: Call) -> Value:
    return _listed(m, call, "pkgutil.iter_modules", deep=False)


def _walk_packages(m: Machine, call: Call) -> Value:
    return _listed(m, call, "pkgutil.walk_packages", deep=True)


def _listed(m: Machine, call: Call, name: str, *, deep: bool) -> Value:
    path, prefix = call.argument(0, "path"), (call.argument(1, "prefix") or const("")).text()
    known, more = subscript.items_of(m, path, call.frame, call.node) if path is not None else ([], UNKNOWN)
    folders = [_folder(v) for v in known]
    if more is not None or prefix is None or None in folders:
        return external_call(m, name, call)
    found = [pair for folder in folders if folder is not None for pair in _below(m, folder, prefix, deep=deep)]
    return Value((m.new_list([_info(m, n, is_package=p) for n, p in found]),))


def _below(m: Machine, folder: str, prefix: str, *, deep: bool) -> Iterator[tuple[str, bool]]:
    for name, is_package in m.importer.files.modules_in(folder):
        yield prefix + name, is_package
        if deep and is_package:
            yield from _below(m, f"{folder}/{name}", f"{prefix}{name}.", deep=deep)


def _info(m: Machine, name: str, *, is_package: bool) -> Value:
    return named_tuple(m, INFO, {"module_finder": unknown(of="pkgutil.ModuleInfo.module_finder"), "name": const(name), "ispkg": const(is_package)})


def _join(m: Machine, call: Call) -> Value:
    place = own_place.joined(own_place.place_of(call.args[0]) if call.args else None, [v.text() for v in call.args[1:]])
    joined = external_call(m, "os.path.join", call)
    if place is not None and call.rest is None:
        return own_place.at(joined, place)
    return new_folder.below(joined, new_folder.folder_of(call.args[0]) if call.args else None)


def _import(m: Machine, call: Call) -> Value:
    name = (call.argument(0, "name") or UNKNOWN).constant()
    if not isinstance(name, Const) or not isinstance(name.value, str):
        return external_call(m, "builtins.__import__", call)
    whole = call.argument(3, "fromlist") is not None
    return m.importer.import_module(m, name.value if whole else name.value.partition(".")[0], 0, call.frame.module)


MODELS: dict[str, Handler] = {
    "builtins.__import__": _import,
    "os.path.join": _join,
    "pkgutil.iter_modules": _iter_modules,
    "pkgutil.walk_packages": _walk_packages,
    **named_tuple_models(INFO),
}
