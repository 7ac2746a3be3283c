"""tyro (its documentation): command lines from annotated functions and nested config classes."""

from __future__ import annotations

import re

from knobgraph_ingest.command_lines.annotation import MARKS, ParameterType, read
from knobgraph_ingest.command_lines.callable_commands import run
from knobgraph_ingest.command_lines.class_flags import Choice, Member, Style, add_choices, add_flags, build, build_choice, choices_of, dashed, is_flag
from knobgraph_ingest.command_lines.described_type import describing
from knobgraph_ingest.command_lines.parser_class import parse, plain_parser
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.condition import truth
from knobgraph_ingest.interpreter.container import ClassShape, DictShape, Instance, ListShape
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.shape import REST, Const, External, TupleShape, TypeForm
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, unknown

SUBCOMMAND = "tyro.conf.subcommand"
ARGUMENT = "tyro.conf.arg"
UNPAIRED = {"FlagConversionOff", "FlagCreatePairsOff"}
HIDDEN = {"Fixed", "Suppress"}


def _told(notes: tuple[Value, ...], name: str) -> Instance | None:
    """Return what describes a type in its annotation."""
    return next((s for n in notes for s in n.shapes if isinstance(s, Instance) and s.cls.external == name), None)


def _marks(kind: ParameterType) -> set[str]:
    said = {n.only.name.rpartition(".")[2] for n in kind.notes if isinstance(n.only, External)}
    return {*kind.marks, *(said & MARKS)}


def _style(general: frozenset[str]) -> Style:
    """Return how flags are named where these marks hold for all of them."""

    def options(path: tuple[str, ...], kind: ParameterType, member: Member) -> tuple[str, ...]:
        marks = _marks(kind) | general
        if "Positional" in marks or ("PositionalRequiredArgs" in marks and member.default is None):
            return ()
        told = _told(kind.notes, ARGUMENT)
        name = told.cells["name"].text() if told is not None and "name" in told.cells else None
        words = [*(dashed(p) for p in path[:-1]), name or dashed(path[-1])]
        bare = told is not None and "prefix_name" in told.cells and truth(told.cells["prefix_name"]) is False
        full = ".".join(words[-1:] if bare or "OmitArgPrefixes" in marks else words)
        names = [*_texts(told.cells.get("aliases") if told is not None else None), f"--{full}"]
        if not is_flag(kind) or member.default is None or marks & UNPAIRED:
            return tuple(names)
        outer, _, last = full.rpartition(".")
        return (*names, f"--{outer}.no-{last}" if outer else f"--no-{last}")

    def command(path: tuple[str, ...], cls: ClassShape, notes: tuple[Value, ...]) -> Choice:
        told = _told(notes, SUBCOMMAND)
        name = told.cells["name"].text() if told is not None and "name" in told.cells else None
        word = name if name is not None else re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-", cls.name).lower()
        bare = not path or (told is not None and "prefix_name" in told.cells and truth(told.cells["prefix_name"]) is False)
        given = told.cells.get("default") if told is not None else None
        return Choice(word if bare or "OmitSubcommandPrefixes" in general else f"{'.'.join(dashed(p) for p in path)}:{word}", cls, given)

    return Style("tyro", options, command=command, skips=_hidden)


def _hidden(member: Member) -> bool:
    return bool(_marks(member.kind) & HIDDEN)


def _texts(value: Value | None) -> list[str]:
    shape = value.only if value is not None else None
    held = list(shape.cells.values()) if isinstance(shape, ListShape) else list(shape.items) if isinstance(shape, TupleShape) else []
    return [t for t in (v.text() for v in held) if t is not None]


def _cli(m: Machine, call: Call) -> Value:
    wanted = call.argument(0, "f") or UNKNOWN
    kinds = [read(m, Value((s,))) for s in wanted.shapes if isinstance(s, (TypeForm, ClassShape))]
    marks = frozenset().union(*(_marks(k) for k in kinds), _given_marks(call))
    style = _style(marks)
    arguments = Call(call.frame, call.node, (), {k: v for k, v in call.keywords.items() if k == "args"})
    made = _made(m, wanted, kinds, style, call, arguments)
    rest = call.keywords.get("return_unknown_args")
    if rest is None or truth(rest) is not True:
        return made
    unknown_words = m.new_list()
    unknown_words.cells[REST] = unknown(type_name="str")
    return Value((TupleShape((made, Value((unknown_words,)))),))


def _made(m: Machine, wanted: Value, kinds: list[ParameterType], style: Style, call: Call, arguments: Call) -> Value:
    choices = [c for k in kinds for c in choices_of(k, (), style)]
    if len(choices) > 1:
        return _chosen(m, choices, style, call, arguments)
    if not choices:
        shape = wanted.only
        return UNKNOWN if shape is None or isinstance(shape, (TypeForm, ClassShape)) else run(m, wanted, style, arguments)
    only = choices[0]
    parser = plain_parser(m, call)
    add_flags(m, parser, only.shape, (), style, call, call.keywords.get("default") or only.given)
    return build(m, only.shape, (), parse(m, parser, arguments), style, call)


def _chosen(m: Machine, choices: list[Choice], style: Style, call: Call, arguments: Call) -> Value:
    parser = plain_parser(m, call)
    add_choices(m, parser, choices, (), style, call)
    return build_choice(m, choices, (), parse(m, parser, arguments), style, call, call.keywords.get("default"))


def _given_marks(call: Call) -> set[str]:
    shape = call.keywords["config"].only if "config" in call.keywords else None
    held = list(shape.cells.values()) if isinstance(shape, ListShape) else list(shape.items) if isinstance(shape, TupleShape) else []
    return {v.only.name.rpartition(".")[2] for v in held if isinstance(v.only, External)} & MARKS


def _from_table(m: Machine, call: Call) -> Value:
    return run(m, call.argument(0, "subcommands") or UNKNOWN, _style(frozenset(_given_marks(call))), Call(call.frame, call.node), methods=False)


def _class_of(value: Value) -> ClassShape | None:
    shape = value.only
    return shape.cls if isinstance(shape, Instance) else None


def _choice_of_defaults(m: Machine, call: Call) -> Value:
    """Return the union of the classes of a table's objects, each named by its key, whose values are its defaults."""
    table = (call.argument(0, "defaults") or UNKNOWN).only
    found = [(k, v, _class_of(v)) for k, v in table.cells.items() if isinstance(k, str)] if isinstance(table, DictShape) else []
    parts: list[Value] = []
    for word, given, cls in found:
        if cls is None:
            continue
        told = m.new_instance(m.external_class(SUBCOMMAND))
        told.cells.update({"name": Value((Const(word),)), "default": given})
        if "prefix_names" in call.keywords:
            told.cells["prefix_name"] = call.keywords["prefix_names"]
        parts.append(Value((TypeForm("typing.Annotated", (Value((cls,)), Value((told,)))),)))
    return Value((TypeForm("typing.Union", tuple(parts)),)) if parts else UNKNOWN


def _overridable(m: Machine, call: Call) -> Value:
    """Let the command line choose one of a table's described objects and change its fields."""
    table = (call.argument(0, "configs") or UNKNOWN).only
    cells = table.cells if isinstance(table, DictShape) else {}
    pairs = [(k, v.only.items[1]) for k, v in cells.items() if isinstance(k, str) and isinstance(v.only, TupleShape) and len(v.only.items) == 2]
    choices = [Choice(word, cls, given) for word, given in pairs if (cls := _class_of(given)) is not None]
    style = _style(frozenset({"AvoidSubcommands", *_given_marks(call)}))
    return _chosen(m, choices, style, Call(call.frame, call.node), Call(call.frame, call.node)) if choices else UNKNOWN


STARTERS = ("tyro.cli",)
MODELS: dict[str, Handler] = {
    "tyro.cli": _cli,
    SUBCOMMAND: describing(SUBCOMMAND, "name"),
    ARGUMENT: describing(ARGUMENT, "name"),
    "tyro.extras.subcommand_cli_from_dict": _from_table,
    "tyro.extras.subcommand_type_from_defaults": _choice_of_defaults,
    "tyro.extras.overridable_config_cli": _overridable,
}
