"""Data files: what `json`, `yaml`, `toml` and `configparser` load has keys that only the file knows, and the file as its origin."""

from __future__ import annotations

import ast
from collections.abc import Callable

from knobgraph_graph.fact import NodeKey
from knobgraph_ingest.interpreter import new_folder, operation, subscript
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.calling import external_call
from knobgraph_ingest.interpreter.container import DictShape, Instance, ModuleShape
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.origin import NO_ROOTS, FlowKind, Origin, Origins, at_line, join_origins, roots_of, weaken
from knobgraph_ingest.interpreter.shape import EITHER, REST, Const, TupleShape
from knobgraph_ingest.interpreter.value import Value, unknown
from knobgraph_ingest.models import module_specs

PARSER = "configparser.ConfigParser"
PARSERS = (PARSER, "configparser.RawConfigParser", "configparser.SafeConfigParser")
SECTION = "configparser.SectionProxy"


def content_of(m: Machine, path: Value, written: ast.expr | None, call: Call) -> Origins:
    """Return where the content of a file comes from: the file, by its name where that is known, else by the expression that names it.

    What names the file flows into the file and is carried by all that is read from it: which keys there are only the file knows.
    """
    named = m.deep_origins(path)
    folder = new_folder.folder_of(path)
    if folder is not None:
        return new_folder.content(m, folder, named)
    text = operation.text_of(m, path) if path.constant() is not None else None
    if text is None and written is not None:
        text = ast.unparse(written)
    if not text:
        return weaken(named, FlowKind.DERIVES)
    for frame in m.stack:
        if frame.function is not None:
            m.readers.setdefault(frame.function.node, NO_ROOTS)
    key = NodeKey("Knob", f"file:{text}")
    place = (call.frame.path, getattr(call.node, "lineno", 0))
    m.into_knob(key, named, place)
    return at_line({key: Origin(key, FlowKind.DERIVES, None, roots_of(named))}, *place)


def opened(m: Machine, path: Value, written: ast.expr | None, call: Call) -> Origins:
    """Return the origins of a file's content, and of what else opening it was given."""
    given = (m.deep_origins(v) for v in call.everything() if v is not path)
    return join_origins(content_of(m, path, written, call), weaken(join_origins(*given), FlowKind.DERIVES))


def first_argument(call: Call) -> ast.expr | None:
    """Return the first argument of a call as written, positional or not."""
    if not isinstance(call.node, ast.Call):
        return None
    return call.node.args[0] if call.node.args else call.node.keywords[0].value if call.node.keywords else None


def _open(m: Machine, call: Call) -> Value:
    mode = call.argument(1, "mode")
    text = mode.text() if mode is not None else "r"
    made = external_call(m, "builtins.open", call)
    path = call.argument(0, "file")
    if path is None or text is None or any(letter in text for letter in "wax+"):
        return made
    return made.with_origins(opened(m, path, first_argument(call), call))


def _of_path(name: str) -> Handler:
    def run(m: Machine, call: Call) -> Value:
        mode = call.argument(0, "mode") if name == "open" else None
        text = mode.text() if mode is not None else "r"
        holder = call.node.func.value if isinstance(call.node, ast.Call) and isinstance(call.node.func, ast.Attribute) else None
        if text is not None and not any(letter in text for letter in "wax+"):
            return unknown(opened(m, call.receiver, holder, call), of=f"pathlib.Path.{name}")
        origins = weaken(join_origins(m.deep_origins(call.receiver), *(m.deep_origins(v) for v in call.everything())), FlowKind.DERIVES)
        return unknown(origins, of=f"pathlib.Path.{name}")

    return run


def _load(m: Machine, call: Call) -> Value:
    origins = weaken(join_origins(*(m.deep_origins(v) for v in call.everything())), FlowKind.DERIVES)
    for source in (*origins, *(NodeKey("Flag", root) for root in roots_of(origins))):
        m.lineage.loads.setdefault(source, set()).add((call.frame.path, getattr(call.node, "lineno", 0)))
    table = m.new_dict()
    table.cells[REST] = unknown(origins)
    table.content = origins
    return Value((table,))


def _config_object(m: Machine, call: Call) -> Value:
    """A dict of the sections of a file in ini form, which may be given as lines or as another such dict too; an empty one without."""
    given = call.argument(0, "infile")
    table = m.new_dict()
    if given is None or given.constant() == Const(None):
        return Value((table,))
    if any(isinstance(s, DictShape) for s in given.shapes):
        subscript.merge_mapping(m, table, given, call.frame, call.node)
        return Value((table,))
    origins = opened(m, given, first_argument(call), call)
    table.cells[REST] = unknown(origins)
    table.content = origins
    return Value((table,))


def _code_file(name: str, position: int, keyword: str) -> Handler:
    """A module of the repository by its file, or a file of settings written in Python: what that defines is known to whoever runs it."""

    def run(m: Machine, call: Call) -> Value:
        path = call.argument(position, keyword)
        own = module_specs.module_of_file(m, path) if name in OF_MODULES else None
        if own is not None:
            return OF_MODULES[name](m, own)
        made = external_call(m, name, call)
        written = call.node.args[position] if isinstance(call.node, ast.Call) and len(call.node.args) > position else None
        return made if path is None else made.with_origins(content_of(m, path, written, call))

    return run


def _parser(m: Machine, call: Call) -> Value:
    return Value((m.new_instance(m.external_class(PARSER)),))


def _content(call: Call) -> Origins:
    return join_origins(*(s.cells["__content__"].origins for s in call.receiver.shapes if isinstance(s, Instance) and "__content__" in s.cells))


def _read(m: Machine, call: Call) -> Value:
    origins = weaken(join_origins(*(m.deep_origins(v) for v in call.everything())), FlowKind.DERIVES)
    path = call.argument(0, "filenames")
    if path is not None and not any(s.label == "Knob" and s.id.startswith("file:") for s in origins):
        origins = opened(m, path, first_argument(call), call)
    for shape in call.receiver.shapes:
        if isinstance(shape, Instance):
            m.heap.write(shape.cells, "__content__", unknown(join_origins(_content(call), origins)))
    return unknown(origins)


def _entry(kind: str | None) -> Handler:
    def run(m: Machine, call: Call) -> Value:
        made = unknown(_content(call), kind)
        fallback = call.keywords.get("fallback")
        return Value((*made.shapes, *fallback.shapes), join_origins(made.origins, fallback.origins)) if fallback is not None else made

    return run


def _section(m: Machine, call: Call) -> Value:
    if any(isinstance(s, Instance) and s.cls.external == SECTION for s in call.receiver.shapes):
        return unknown(_content(call), "str")
    section = m.new_instance(m.external_class(SECTION))
    section.cells["__content__"] = unknown(_content(call))
    return Value((section,), _content(call))


def _listed(m: Machine, call: Call) -> Value:
    made = m.new_list()
    made.cells[REST] = unknown(_content(call), "str")
    return Value((made,))


def _items(m: Machine, call: Call) -> Value:
    """Return the pairs of a section; of a whole file without one, its sections under their names."""
    whole = not call.args and not any(isinstance(s, Instance) and s.cls.external == SECTION for s in call.receiver.shapes)
    held = _section(m, call) if whole else unknown(_content(call), "str")
    made = m.new_list()
    made.cells[REST] = Value((TupleShape((unknown(_content(call), "str"), held)),))
    return Value((made,))


def _has(m: Machine, call: Call) -> Value:
    return Value(EITHER, weaken(join_origins(_content(call), *(v.origins for v in call.args)), FlowKind.DERIVES))


LOADERS = (
    "json.load", "json.loads", "yaml.safe_load", "yaml.load", "yaml.full_load", "tomllib.load", "tomllib.loads", "toml.load", "toml.loads",
    "yaml.unsafe_load", "ruamel.yaml.safe_load", "ruamel.yaml.load", "ruamel.yaml.round_trip_load", "ruamel.yaml.YAML.load", "tomlkit.load",
    "tomlkit.loads", "tomlkit.parse", "simplejson.load", "simplejson.loads", "rapidjson.load", "rapidjson.loads", "json5.load", "json5.loads",
    "pyjson5.load", "pyjson5.loads", "hjson.load", "hjson.loads", "commentjson.load", "commentjson.loads", "orjson.loads", "ujson.loads",
    "rtoml.load", "pickle.load", "omegaconf.OmegaConf.load",
)  # fmt: skip
CODE_FILES = {
    "importlib.util.spec_from_file_location": (1, "location"),
    "importlib.machinery.SourceFileLoader": (1, "path"),
    "runpy.run_path": (0, "path_name"),
}
OF_MODULES: dict[str, Callable[[Machine, ModuleShape], Value]] = {
    "importlib.util.spec_from_file_location": module_specs.spec_of,
    "importlib.machinery.SourceFileLoader": module_specs.loader_of,
}
METHODS: dict[str, Handler] = {
    "read": _read, "read_file": _read, "read_string": _read, "read_dict": _read, "get": _entry("str"), "getint": _entry("int"),
    "getfloat": _entry("float"), "getboolean": _entry("bool"), "__getitem__": _section, "sections": _listed, "options": _listed, "keys": _listed,
    "items": _items, "has_section": _has, "has_option": _has,
}  # fmt: skip
MODELS: dict[str, Handler] = {
    **dict.fromkeys(LOADERS, _load),
    **dict.fromkeys(PARSERS, _parser),
    **{f"{owner}.{name}": handler for owner in (PARSER, SECTION) for name, handler in METHODS.items()},
    "configobj.ConfigObj": _config_object,
    "builtins.open": _open,
    "dict.unwrap": lambda m, call: call.receiver,
    **{name: _code_file(name, *where) for name, where in CODE_FILES.items()},
    **{f"{kind}.{name}": _of_path(name) for kind in ("PurePosixPath", "pathlib.Path") for name in ("open", "read_text", "read_bytes")},
}
