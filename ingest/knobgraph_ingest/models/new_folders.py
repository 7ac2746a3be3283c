"""Making folders, putting files into them and listing them: what a folder that was just made holds does not depend on where it lies."""

from __future__ import annotations

import ast

from knobgraph_ingest.interpreter import new_folder, own_place
from knobgraph_ingest.interpreter.assignment import write_name
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.calling import external_call
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.value import Value, const
from knobgraph_ingest.models.own_places import Form, listed

PATHS = ("PurePosixPath", "pathlib.Path")
LISTING = ("glob", "rglob", "iterdir")


def _make(m: Machine, call: Call, name: str, path: Value, written: ast.expr | None, *, may_be_there: bool) -> Value:
    """Mark the path of a variable of this body as that of a new folder: making one that is there raises, unless that was allowed."""
    made = external_call(m, name, call)
    if isinstance(written, ast.Name) and written.id in call.frame.scope.cells and not may_be_there:
        folder = str(m.heap.next_serial())  # each making makes another one, whichever line it stands on
        write_name(m, written.id, new_folder.below(path, folder), call.frame)
    return made


def _allowed(call: Call, position: int) -> bool:
    given = call.argument(position, "exist_ok")
    constant = given.constant() if given is not None else None
    return call.keyword_rest is not None or (given is not None and (constant is None or bool(constant.value)))


def _method(m: Machine, call: Call) -> Value:
    written = call.node.func.value if isinstance(call.node, ast.Call) and isinstance(call.node.func, ast.Attribute) else None
    return _make(m, call, "pathlib.Path.mkdir", call.receiver, written, may_be_there=_allowed(call, 2))


def _function(name: str, position: int) -> Handler:
    def run(m: Machine, call: Call) -> Value:
        path = call.argument(0, "path" if name == "os.mkdir" else "name")
        if path is None or not isinstance(call.node, ast.Call):
            return external_call(m, name, call)
        written = call.node.args[0] if call.node.args else None
        return _make(m, call, name, path, written, may_be_there=_allowed(call, position))

    return run


def _put(name: str) -> Handler:
    def run(m: Machine, call: Call) -> Value:
        source, target = call.argument(0, "src"), call.argument(1, "dst")
        folder = new_folder.folder_of(target) if target is not None else None
        if source is not None and folder is not None:
            new_folder.put(m, folder, m.deep_origins(source))
        return external_call(m, name, call)

    return run


def _of_repository(m: Machine, name: str, path: Value | None) -> Value | None:
    place = own_place.place_of(path)
    if place is None or name == "os.scandir":
        return None
    if name == "os.listdir":
        return listed(m, place, "*", Form.NAME)
    folder, _, pattern = place.rpartition("/")
    return listed(m, folder, pattern, Form.TEXT) if "**" not in place else None


def _listed(name: str) -> Handler:
    def run(m: Machine, call: Call) -> Value:
        made = external_call(m, name, call)
        path = call.argument(0, "path") or call.argument(0, "pathname")
        own = _of_repository(m, name, path)
        if own is not None:
            return own
        folder = new_folder.folder_of(path) if path is not None else None
        return made if path is None or folder is None else made.with_origins(new_folder.content(m, folder, m.deep_origins(path)))

    return run


def _listed_of_path(name: str) -> Handler:
    def run(m: Machine, call: Call) -> Value:
        made = external_call(m, name, call, call.receiver)
        pattern = (call.argument(0, "pattern") or const("*")).text()
        own = listed(m, own_place.place_of(call.receiver), pattern, Form.OBJECT) if pattern is not None and "/" not in pattern and "rglob" not in name else None
        if own is not None:
            return own
        folder = new_folder.folder_of(call.receiver)
        return made if folder is None else made.with_origins(new_folder.content(m, folder, m.deep_origins(call.receiver)))

    return run


MODELS: dict[str, Handler] = {
    **{f"{kind}.mkdir": _method for kind in PATHS},
    "os.mkdir": _function("os.mkdir", -1),
    "os.makedirs": _function("os.makedirs", 2),
    **{name: _put(name) for name in ("shutil.copy", "shutil.copy2", "shutil.copyfile", "shutil.move", "shutil.copytree")},
    **{name: _listed(name) for name in ("os.listdir", "os.scandir", "glob.glob", "glob.iglob")},
    **{f"{kind}.{name}": _listed_of_path(f"pathlib.Path.{name}") for kind in PATHS for name in LISTING},
}
