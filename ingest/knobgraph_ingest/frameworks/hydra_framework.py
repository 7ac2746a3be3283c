"""Hydra and OmegaConf (their documentation): each key of the config, a class or composed of YAML files, is a flag, written `key=value`."""

from __future__ import annotations

import posixpath
import re

from knobgraph_ingest.command_lines.annotation import ANY, ParameterType, read
from knobgraph_ingest.command_lines.class_flags import Member, Style, add_flags, build
from knobgraph_ingest.command_lines.composed_config import Branch, ComposedConfig, leaves
from knobgraph_ingest.command_lines.declared_action import Declaration, add_action
from knobgraph_ingest.command_lines.parser_class import parse, plain_parser
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.condition import truth
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, Instance
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.origin import FlowKind, Origins, join_origins, weaken
from knobgraph_ingest.interpreter.shape import Native, Partial
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const, unknown

STORE = "hydra.core.config_store.ConfigStore"
DICT = "omegaconf.DictConfig"
REFERENCE = re.compile(r"\$\{([\w.]+)\}")
OF_COMMAND_LINE = "omegaconf.OfCommandLine"


def _options(path: tuple[str, ...], kind: ParameterType, member: Member) -> tuple[str, ...]:
    return (".".join(path),)


STYLE = Style("hydra", _options)


def _store(m: Machine, call: Call) -> Value:
    """Remember a node under its name, in a group or not; modules run once, so does this."""
    name = (call.argument(0, "name") or UNKNOWN).text()
    group = call.argument(2, "group")
    prefix = f"{group.text()}/" if group is not None and group.text() is not None else ""
    node = call.argument(1, "node")
    if name is not None and node is not None:
        m.external_class(STORE).cells[f"{prefix}{name}"] = node
    return const(None)


def _instance_of_store(m: Machine, call: Call) -> Value:
    return Value((m.new_instance(m.external_class(STORE)),))


def _config_of(node: Value) -> tuple[ClassShape | None, Value | None]:
    """Return the class of a node and, where the node is an object, the object whose values are the defaults."""
    shape = node.only
    if isinstance(shape, Instance) and shape.cls.external is None:
        return shape.cls, node
    return (shape, None) if isinstance(shape, ClassShape) else (None, None)


def _parsed(m: Machine, node: Value, call: Call) -> Value | None:
    cls, given = _config_of(node)
    if cls is None:
        return None
    parser = plain_parser(m, call)
    add_flags(m, parser, cls, (), STYLE, call, given)
    return build(m, cls, (), parse(m, parser, Call(call.frame, call.node)), STYLE, call)


def _main(m: Machine, call: Call) -> Value:
    """Return the decorator of a function that gets the config."""
    name = (call.argument(1, "config_name") or UNKNOWN).text()

    def decorate(inner_m: Machine, inner: Call) -> Value:
        target = inner.argument(0) or UNKNOWN

        def start(run_m: Machine, run: Call) -> Value:
            if run.args:
                return run_m.call(target, run)
            node = run_m.external_class(STORE).cells.get(name) if name is not None else None
            config = _parsed(run_m, node, call) if node is not None else _of_files(run_m, call, name)
            if config is None:
                reason = f"the config {name or ''} is neither a class nor a file of the program: its keys are flags that only a run knows"
                run_m.bound(call.frame, call.node, reason)
                config = unknown(of="omegaconf.DictConfig")
            return run_m.call(target, Call(run.frame, run.node, (config,)))

        return Value((Native("hydra.main()", start),))

    return Value((Native("hydra.main", decorate),))


def _of_files(m: Machine, call: Call, name: str | None) -> Value | None:
    """Return the config that is composed of the files of the folder that `hydra.main` names, each value a flag."""
    folder = (call.argument(0, "config_path") or UNKNOWN).text()
    read_text = m.importer.read
    if folder is None or name is None or read_text is None:
        return None
    place = posixpath.normpath(posixpath.join(posixpath.dirname(call.frame.path), folder))
    tree = ComposedConfig("" if place == "." else place, read_text).compose(name)
    if tree is None:
        return None
    parser = plain_parser(m, call)
    for path, leaf in leaves(tree):
        key = ".".join(path)
        if path[0] != "hydra" and not path[-1].startswith("_"):
            kind = read(m, m.importer.external(f"builtins.{type(leaf.value).__name__}")) if isinstance(leaf.value, (bool, int, float, str, list)) else ANY
            add_action(m, parser, Declaration((key,), key, kind, _plain(m, leaf.value), leaf.path, leaf.line, STYLE.framework))
    return Value((_holder(m, tree, (), parse(m, parser, Call(call.frame, call.node))),))


def _plain(m: Machine, value: object) -> Value:
    """Return a value of a file; what refers to another value is known to the run only."""
    if isinstance(value, str) and "${" in value:
        return unknown()
    if isinstance(value, list):
        return Value((m.new_list([_plain(m, v) for v in value]),))
    return const(value if isinstance(value, (bool, int, float, str)) else None)


def _holder(m: Machine, tree: Branch, start: tuple[str, ...], namespace: Instance) -> Instance:
    """Return an object whose attributes, which are its keys too, are what the flags leave below some keys."""
    made, table = m.new_instance(m.external_class(DICT)), m.new_dict()
    for name, one in tree.items():
        path = (*start, name)
        flag = namespace.cells.get(".".join(path))
        if isinstance(one, Branch):
            value = Value((_holder(m, one, path, namespace),))
        else:
            value = (flag if flag is not None else _plain(m, one.value)).plus(_referred(one.value, namespace))
        made.cells[name] = value
        table.cells[name] = value
    made.cells["__dict_items__"] = Value((table,))
    return made


def _referred(value: object, namespace: Instance) -> Origins:
    """Return the origins of the other keys that a text of a file refers to."""
    keys = REFERENCE.findall(value) if isinstance(value, str) else []
    return join_origins(*(weaken(namespace.cells[k].origins, FlowKind.DERIVES) for k in keys if k in namespace.cells))


def _instantiate(m: Machine, call: Call) -> Value:
    """Return what calling the `_target_` of a config with its other entries gives."""
    entries = _entries(call.argument(0, "config") or UNKNOWN)
    target = entries.get("_target_", UNKNOWN).text()
    if target is None:
        return unknown(m.deep_origins(call.argument(0, "config") or UNKNOWN))
    owner, _, name = target.rpartition(".")
    module = m.models["importlib.import_module"](m, Call(call.frame, call.node, (const(owner),)))
    callee = m.get_attribute(module, name, call.frame, call.node)
    keywords: dict[str, Value] = {}
    for key, value in entries.items():
        if not key.startswith("_"):
            keywords[key] = _instantiate(m, Call(call.frame, call.node, (value,))) if "_target_" in _entries(value) else value
    keywords.update({k: v for k, v in call.keywords.items() if k != "config" and not k.startswith("_")})
    partial = call.keywords.get("_partial_") or entries.get("_partial_")
    if partial is not None and truth(partial) is True:
        return Value((Partial(callee, call.args[1:], tuple(keywords.items())),))
    return m.call(callee, Call(call.frame, call.node, call.args[1:], keywords))


def _entries(config: Value) -> dict[str, Value]:
    shape = config.only
    backing = shape.cells.get("__dict_items__") if isinstance(shape, Instance) else None
    held = backing.only if backing is not None else shape
    return {k: v for k, v in held.cells.items() if isinstance(k, str)} if isinstance(held, (DictShape, Instance)) else {}


def _structured(m: Machine, call: Call) -> Value:
    node = call.argument(0, "obj") or UNKNOWN
    cls, given = _config_of(node)
    if cls is None:
        return unknown(m.deep_origins(node), of="omegaconf.DictConfig")
    return given if given is not None else m.call(node, Call(call.frame, call.node))


def _from_cli(m: Machine, call: Call) -> Value:
    return Value((m.new_instance(m.external_class(OF_COMMAND_LINE)),))


def _merge(m: Machine, call: Call) -> Value:
    """Return the first config with what the others give: what the command line gives are its flags, any other part derives."""
    first = call.args[0] if call.args else UNKNOWN
    cls, _ = _config_of(first)
    asked = any(isinstance(s, Instance) and s.cls.external == OF_COMMAND_LINE for a in call.args[1:] for s in a.shapes)
    made = _parsed(m, first, call) if asked and cls is not None else None
    merged = made if made is not None else first
    for other in call.args[1:]:
        origins = weaken(m.deep_origins(other), FlowKind.DERIVES)
        for shape in merged.shapes if origins else ():
            for name in list(shape.cells) if isinstance(shape, Instance) else ():
                value = m.get_attribute(Value((shape,)), str(name), call.frame, call.node)
                m.set_attribute(Value((shape,)), str(name), value.plus(origins), call.frame, call.node)
    return merged


def _itself(m: Machine, call: Call) -> Value:
    return call.argument(0) or UNKNOWN


def _as_dict(m: Machine, call: Call) -> Value:
    value = call.argument(0) or UNKNOWN
    return m.models["dataclasses.asdict"](m, Call(call.frame, call.node, (value,)))


MODELS: dict[str, Handler] = {
    "hydra.main": _main,
    f"{STORE}.instance": _instance_of_store,
    STORE: _instance_of_store,
    f"{STORE}.store": _store,
    "hydra.utils.instantiate": _instantiate,
    "hydra.utils.call": _instantiate,
    "omegaconf.OmegaConf.structured": _structured,
    "omegaconf.OmegaConf.create": _structured,
    "omegaconf.OmegaConf.from_cli": _from_cli,
    "omegaconf.OmegaConf.merge": _merge,
    "omegaconf.OmegaConf.to_object": _itself,
    "omegaconf.OmegaConf.to_container": _as_dict,
}
