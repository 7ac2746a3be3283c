"""`pathlib.Path`: folded where every part is known, derived otherwise."""

from __future__ import annotations

from pathlib import PurePosixPath

from knobgraph_ingest.interpreter import new_folder, operation, own_place
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.origin import FlowKind, join_origins, weaken
from knobgraph_ingest.interpreter.shape import Const
from knobgraph_ingest.interpreter.value import Value, const, unknown

FOLDED = ("joinpath", "with_suffix", "with_name", "with_stem", "as_posix", "relative_to", "is_absolute")


def _path(m: Machine, call: Call) -> Value:
    origins = weaken(join_origins(*(m.deep_origins(v) for v in call.everything())), FlowKind.DERIVES) if call.everything() else {}
    texts = [operation.text_of(m, a) if isinstance(a.only, Const) else None for a in call.args]
    known = [t for t in texts if t is not None]
    if len(known) == len(texts) and call.rest is None:
        return const(PurePosixPath(*known), origins)
    made = unknown(origins, of="pathlib.Path")
    if call.args and (place := own_place.place_of(call.args[0])) is not None:
        return own_place.at(made, own_place.joined(place, [a.text() for a in call.args[1:]]))
    return new_folder.below(made, new_folder.folder_of(call.args[0]) if call.args else None)


def _method(name: str) -> Handler:
    def run(m: Machine, call: Call) -> Value:
        values = (call.receiver, *call.args)
        origins = weaken(join_origins(*(m.deep_origins(v) for v in values)), FlowKind.DERIVES)
        constants = [v.constant() for v in values]
        known = [c.value for c in constants if c is not None]
        if len(known) == len(constants) and not call.keywords:
            try:
                return const(getattr(known[0], name)(*known[1:]), origins)
            except (TypeError, ValueError):
                return unknown(origins, of="pathlib.Path")
        return unknown(origins, of="pathlib.Path")

    return run


def _another(m: Machine, call: Call) -> Value:
    values = (call.receiver, *call.everything())
    return unknown(weaken(join_origins(*(m.deep_origins(v) for v in values)), FlowKind.DERIVES), of="pathlib.Path")


def _inside(m: Machine, call: Call) -> Value:
    place = own_place.place_of(call.receiver)
    if place is not None:
        return own_place.at(_another(m, call), own_place.joined(place, [a.text() for a in call.args if a.constant() is None or a.text() is not None]))
    return new_folder.below(_another(m, call), new_folder.folder_of(call.receiver))


MODELS: dict[str, Handler] = {
    "pathlib.Path": _path,
    **{f"PurePosixPath.{name}": _method(name) for name in FOLDED},
    **{f"{kind}.{name}": _inside for kind in ("PurePosixPath", "pathlib.Path") for name in ("resolve", "absolute", "expanduser")},
    "pathlib.Path.joinpath": _inside,
    **{f"pathlib.Path.{name}": _another for name in ("with_suffix", "with_name", "with_stem", "relative_to")},
}
