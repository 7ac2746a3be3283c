"""Hydra and OmegaConf (their documentation) with structured configs: each key of the config is a flag, written `key=value`."""

from __future__ import annotations

from knobgraph_ingest.command_lines.annotation import ParameterType
from knobgraph_ingest.command_lines.class_flags import Member, Style, add_flags, build
from knobgraph_ingest.command_lines.parser_class import parse, plain_parser
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.container import ClassShape, Instance
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.origin import FlowKind, weaken
from knobgraph_ingest.interpreter.shape import Native
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const, unknown

STORE = "hydra.core.config_store.ConfigStore"
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
            config = _parsed(run_m, node, call) if node is not None else None
            if config is None:
                run_m.bound(call.frame, call.node, f"the config {name or ''} is no structured config of the program: its keys are flags that only a run knows")
                config = unknown(of="omegaconf.DictConfig")
            return run_m.call(target, Call(run.frame, run.node, (config,)))

        return Value((Native("hydra.main()", start),))

    return Value((Native("hydra.main", decorate),))


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
    "omegaconf.OmegaConf.structured": _structured,
    "omegaconf.OmegaConf.create": _structured,
    "omegaconf.OmegaConf.from_cli": _from_cli,
    "omegaconf.OmegaConf.merge": _merge,
    "omegaconf.OmegaConf.to_object": _itself,
    "omegaconf.OmegaConf.to_container": _as_dict,
}
