"""pydantic-settings' command lines (its documentation, "Command Line Support"): one flag a field of a settings class."""

from __future__ import annotations

from dataclasses import replace

from knobgraph_ingest.command_lines.annotation import ParameterType
from knobgraph_ingest.command_lines.class_flags import Member, Style, add_flags, arguments, dashed, members_of
from knobgraph_ingest.command_lines.parser_class import new_command, new_commands, parse, plain_parser
from knobgraph_ingest.config_kinds.pydantic_fields import setting
from knobgraph_ingest.interpreter import attribute
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.condition import truth
from knobgraph_ingest.interpreter.container import ClassShape, Instance
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.mro import look_up
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const

COMMAND = ":"


def _is_on(cls: ClassShape, name: str) -> bool:
    value = setting(cls, name)
    return value is not None and value.constant() is not None and truth(value) is True


def _style(cls: ClassShape) -> Style:
    kebab, implicit = _is_on(cls, "cli_kebab_case"), _is_on(cls, "cli_implicit_flags")
    prefix = setting(cls, "cli_prefix")
    start = (prefix.text() if prefix is not None else None) or ""

    def options(path: tuple[str, ...], kind: ParameterType, member: Member) -> tuple[str, ...]:
        if "CliPositionalArg" in kind.marks:
            return ()
        names = [dashed(p) if kebab else p for p in path]
        name = f"{start}{'.'.join(names)}"
        if kind.boolean and "CliExplicitFlag" not in kind.marks and (implicit or "CliImplicitFlag" in kind.marks):
            outer = ".".join(names[:-1])
            return (f"--{name}", f"--{start}{outer + '.' if outer else ''}no-{names[-1]}")
        return (f"--{name}",) if len(name) > 1 else (f"-{name}",)

    return Style("pydantic-settings", options, skips=lambda member: "CliSubCommand" in member.kind.marks)


def _commands(m: Machine, cls: ClassShape, call: Call) -> dict[str, tuple[str, ClassShape]]:
    """Return the sub-commands of a class by their word: the field that holds each, and its class."""
    kebab = _is_on(cls, "cli_kebab_case")
    found = [one for one in members_of(m, cls, call) if "CliSubCommand" in one.kind.marks and one.kind.config]
    return {dashed(one.name) if kebab else one.name: (one.name, one.kind.config[0]) for one in found}


def _offer(m: Machine, parser: Instance, cls: ClassShape, prefix: tuple[str, ...], style: Style, call: Call) -> None:
    add_flags(m, parser, cls, prefix, style, call)
    offered = _commands(m, cls, call)
    if offered:
        commands = new_commands(m, parser, ".".join((*prefix, COMMAND)), call)
        for word, (name, inner) in offered.items():
            _offer(m, new_command(m, commands, word, call), inner, (*prefix, name), _below(style, len(prefix) + 1), call)


def _below(style: Style, depth: int) -> Style:
    """Return a style that leaves out the names of the sub-commands, which stand before the flag already."""

    def options(path: tuple[str, ...], kind: ParameterType, member: Member) -> tuple[str, ...]:
        return style.options(path[depth:], kind, member)

    return replace(style, options=options)


def _values(m: Machine, cls: ClassShape, prefix: tuple[str, ...], namespace: Instance, style: Style, call: Call) -> dict[str, Value]:
    keywords = arguments(m, cls, prefix, namespace, style, call)
    key = ".".join((*prefix, COMMAND))
    word = namespace.cells[key].text() if key in namespace.cells else None
    for one, (name, inner) in _commands(m, cls, call).items():
        chosen = one == word
        below = Call(call.frame, call.node, (), _values(m, inner, (*prefix, name), namespace, style, call)) if chosen else None
        keywords[name] = m.call(Value((inner,)), below) if below is not None else const(None)
    return keywords


def _parsed(m: Machine, cls: ClassShape, call: Call) -> dict[str, Value]:
    style = _style(cls)
    parser = plain_parser(m, call)
    _offer(m, parser, cls, (), style, call)
    return _values(m, cls, (), parse(m, parser, Call(call.frame, call.node)), style, call)


def _of_command_line(m: Machine, call: Call) -> Value:
    """Return the fields that the command line gives to a settings class, None where it reads none."""
    cls = call.receiver.only
    asked = call.keywords.get("_cli_parse_args")
    if not isinstance(cls, ClassShape):
        return const(None)
    on = setting(cls, "cli_parse_args")
    wanted = asked if asked is not None else on
    if wanted is None or truth(wanted) is False or wanted.constant() == const(None).constant():
        return const(None)
    table = m.new_dict()
    table.cells.update(_parsed(m, cls, call))
    return Value((table,))


def _run(m: Machine, call: Call) -> Value:
    """Return the object that `CliApp.run(Model)` makes, after its `cli_cmd`."""
    cls = (call.argument(0, "model_cls") or UNKNOWN).only
    if not isinstance(cls, ClassShape):
        return UNKNOWN
    asks = setting(cls, "cli_parse_args")
    keywords = {} if asks is not None and truth(asks) is True else _parsed(m, cls, call)
    made = m.call(Value((cls,)), Call(call.frame, call.node, (), {**keywords, **{k: v for k, v in call.keywords.items() if k in cls.fields}}))
    _command(m, made, call)
    return made


def _command(m: Machine, made: Value, call: Call) -> None:
    for shape in made.shapes:
        found = look_up(shape.cls, "cli_cmd") if isinstance(shape, Instance) else None
        if found is not None and isinstance(shape, Instance):
            m.call(attribute.bind(m, found, Value((shape,)), shape.cls, call.frame, call.node), Call(call.frame, call.node))


def _run_subcommand(m: Machine, call: Call) -> Value:
    """Run the `cli_cmd` of the chosen sub-command of an object."""
    chosen = _subcommand(m, call)
    _command(m, chosen, call)
    return chosen


def _subcommand(m: Machine, call: Call) -> Value:
    shape = (call.argument(0, "model") or UNKNOWN).only
    if isinstance(shape, Instance):
        for name, _ in _commands(m, shape.cls, call).values():
            held = shape.cells.get(name)
            if held is not None and any(isinstance(s, Instance) for s in held.shapes):
                return held
    return const(None)


MODELS: dict[str, Handler] = {
    "kind.pydantic.command_line": _of_command_line,
    "pydantic_settings.CliApp.run": _run,
    "pydantic_settings.CliApp.run_subcommand": _run_subcommand,
    "pydantic_settings.get_subcommand": _subcommand,
}
