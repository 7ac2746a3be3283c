"""tyro (its documentation): command lines from annotated functions and nested config classes."""

from __future__ import annotations

import re

from knobgraph_ingest.command_lines.annotation import ParameterType, read
from knobgraph_ingest.command_lines.callable_commands import run
from knobgraph_ingest.command_lines.class_flags import Member, Style, add_flags, build, dashed, is_flag
from knobgraph_ingest.command_lines.parser_class import new_command, new_commands, parse, plain_parser
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.container import ClassShape, Instance
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.shape import External, TypeForm
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, unknown


def _options(path: tuple[str, ...], kind: ParameterType, member: Member) -> tuple[str, ...]:
    name = ".".join(dashed(p) for p in path)
    if "Positional" in kind.marks or any(isinstance(n.only, External) and n.only.name.endswith(".Positional") for n in kind.notes):
        return ()
    if not is_flag(kind) or member.default is None:
        return (f"--{name}",)
    outer, _, last = name.rpartition(".")
    return (f"--{name}", f"--{outer}.no-{last}" if outer else f"--no-{last}")


def _command(path: tuple[str, ...], cls: ClassShape) -> str:
    word = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", cls.name).lower()
    return f"{'.'.join(dashed(p) for p in path)}:{word}" if path else word


STYLE = Style("tyro", _options, command=_command)


def _cli(m: Machine, call: Call) -> Value:
    wanted = call.argument(0, "f") or UNKNOWN
    shape = wanted.only
    arguments = Call(call.frame, call.node, (), {k: v for k, v in call.keywords.items() if k == "args"})
    if isinstance(shape, TypeForm):
        classes = read(m, wanted).config
        return _union(m, classes, arguments) if classes else UNKNOWN
    if shape is None:
        return UNKNOWN
    if not isinstance(shape, ClassShape):
        return run(m, wanted, STYLE, arguments)
    parser = plain_parser(m, call)
    add_flags(m, parser, shape, (), STYLE, call, call.keywords.get("default"))
    return build(m, shape, (), parse(m, parser, arguments), STYLE, call)


def _union(m: Machine, classes: tuple[ClassShape, ...], call: Call) -> Value:
    parser = plain_parser(m, call)
    if len(classes) == 1:
        add_flags(m, parser, classes[0], (), STYLE, call)
        return build(m, classes[0], (), parse(m, parser, call), STYLE, call)
    commands = new_commands(m, parser, ":", call)
    for cls in classes:
        add_flags(m, new_command(m, commands, _command((), cls), call), cls, (), STYLE, call)
    namespace: Instance = parse(m, parser, call)
    word = namespace.cells[":"].text() if ":" in namespace.cells else None
    chosen = next((c for c in classes if _command((), c) == word), None)
    return build(m, chosen, (), namespace, STYLE, call) if chosen is not None else unknown()


def _from_table(m: Machine, call: Call) -> Value:
    return run(m, call.argument(0, "subcommands") or UNKNOWN, STYLE, Call(call.frame, call.node), methods=False)


STARTERS = ("tyro.cli",)
MODELS: dict[str, Handler] = {
    "tyro.cli": _cli,
    "tyro.extras.subcommand_cli_from_dict": _from_table,
}
