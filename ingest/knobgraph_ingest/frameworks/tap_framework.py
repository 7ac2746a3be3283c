"""Typed argument parsers (typed-argument-parser's documentation): a class whose annotated fields are the flags and hold their values."""

from __future__ import annotations

from knobgraph_ingest.command_lines.annotation import ParameterType
from knobgraph_ingest.command_lines.callable_commands import run
from knobgraph_ingest.command_lines.class_flags import Member, Style, add_flags, dashed, is_flag, members_of
from knobgraph_ingest.command_lines.parser_class import new_command, new_commands, parse, plain_parser
from knobgraph_ingest.config_kinds.dataclass_kind import inheriting
from knobgraph_ingest.interpreter import attribute
from knobgraph_ingest.interpreter.call import Call
from knobgraph_ingest.interpreter.condition import truth
from knobgraph_ingest.interpreter.container import Instance, ListShape
from knobgraph_ingest.interpreter.kept_table import table_of
from knobgraph_ingest.interpreter.machine import Handler, Machine
from knobgraph_ingest.interpreter.mro import look_up
from knobgraph_ingest.interpreter.shape import REST
from knobgraph_ingest.interpreter.value import UNKNOWN, Value, const, unknown

TAP = "tap.Tap"
KIND = "tap"
PARSER = "__parser__"
SETTINGS = "__settings__"
COMMANDS = "__commands__"
COMMAND = ":"


def _init(m: Machine, call: Call) -> Value:
    """Keep what the parser is constructed with; its flags are declared when it parses."""
    for shape in call.receiver.shapes:
        if isinstance(shape, Instance):
            settings = m.new_dict()
            settings.cells.update(call.keywords)
            shape.cells[SETTINGS] = Value((settings,))
    return const(None)


def _is_on(m: Machine, parser: Instance, name: str) -> bool:
    wanted = table_of(m, parser, SETTINGS).cells.get(name)
    return wanted is not None and truth(wanted) is True


def _style(m: Machine, tap: Instance, told: dict[str, tuple[str, ...]]) -> Style:
    """Return how the flags of one parser are named: `told` are the names that its `configure` gives to fields."""
    dashes, explicit = _is_on(m, tap, "underscores_to_dashes"), _is_on(m, tap, "explicit_bool")

    def options(path: tuple[str, ...], kind: ParameterType, member: Member) -> tuple[str, ...]:
        if member.name in told:
            return tuple(n for n in told[member.name] if n.startswith("-"))
        return (f"--{dashed(member.name) if dashes else member.name}",)

    return Style(KIND, options, nested=False, action=lambda kind: "store_true" if is_flag(kind) and not explicit else "store")


def _add_argument(m: Machine, call: Call) -> Value:
    """Name the flag of a field, or declare a flag that is none, as argparse does."""
    tap = call.receiver.only
    names = tuple(t for t in (a.text() for a in call.args) if t is not None)
    if not isinstance(tap, Instance) or not names:
        return UNKNOWN
    wanted = call.keywords.get("dest")
    dest = (wanted.text() if wanted is not None else None) or max(names, key=len).lstrip("-").replace("-", "_")
    if dest in tap.cls.fields:
        m.heap.write(table_of(m, tap, PARSER).cells, dest, Value((m.new_list([const(n) for n in names]),)))
        return const(None)
    m.heap.write(table_of(m, tap, PARSER).cells, len(table_of(m, tap, PARSER).cells), Value((_kept(m, call),)))
    return const(None)


def _kept(m: Machine, call: Call) -> Instance:
    kept = m.new_instance(m.external_class("tap.Declared"))
    kept.cells["args"] = Value((m.new_list(call.args),))
    kept.cells.update({f"={name}": value for name, value in call.keywords.items()})
    return kept


def _add_subparser(m: Machine, call: Call) -> Value:
    tap, word, cls = call.receiver.only, (call.argument(0, "flag") or UNKNOWN).text(), call.argument(1, "subparser_type")
    if isinstance(tap, Instance) and word is not None and cls is not None:
        m.heap.write(table_of(m, tap, COMMANDS).cells, word, cls)
    return const(None)


def _hook(m: Machine, tap: Instance, name: str, call: Call) -> None:
    found = look_up(tap.cls, name)
    if found is not None:
        m.call(attribute.bind(m, found, Value((tap,)), tap.cls, call.frame, call.node), Call(call.frame, call.node))


def _declare(m: Machine, parser: Instance, tap: Instance, call: Call) -> dict[str, Instance]:
    """Let a parser have the flags of a typed one, and return the typed parsers of its sub-commands."""
    _hook(m, tap, "configure", call)
    told: dict[str, tuple[str, ...]] = {}
    for key, value in table_of(m, tap, PARSER).cells.items():
        shape = value.only
        if isinstance(key, str) and isinstance(shape, ListShape):
            told[key] = tuple(t for t in (v.text() for v in shape.cells.values()) if t is not None)
        elif isinstance(shape, Instance):
            keywords = {str(n)[1:]: v for n, v in shape.cells.items() if str(n).startswith("=")}
            given = shape.cells["args"].only
            arguments = tuple(given.cells.values()) if isinstance(given, ListShape) else ()
            m.models["argparse.ArgumentParser.add_argument"](m, Call(call.frame, call.node, arguments, keywords, receiver=Value((parser,))))
    add_flags(m, parser, tap.cls, (), _style(m, tap, told), call)
    below: dict[str, Instance] = {}
    offered = table_of(m, tap, COMMANDS).cells
    commands = new_commands(m, parser, COMMAND, call) if offered else UNKNOWN
    inherited = {k: v for k, v in table_of(m, tap, SETTINGS).cells.items() if k == "underscores_to_dashes"}
    for word, cls in offered.items():
        made = m.call(cls, Call(call.frame, call.node, (), {str(k): v for k, v in inherited.items()})).only
        if isinstance(made, Instance):
            _declare(m, new_command(m, commands, str(word), call), made, call)
            below[str(word)] = made
    return below


def _parse(m: Machine, call: Call) -> Value:
    """Store what the command line gives in the fields and return the parser itself."""
    tap = call.receiver.only
    if not isinstance(tap, Instance):
        return UNKNOWN
    parser = plain_parser(m, call)
    below = _declare(m, parser, tap, call)
    namespace = parse(m, parser, Call(call.frame, call.node, call.args, call.keywords))
    word = namespace.cells[COMMAND].text() if COMMAND in namespace.cells else None
    chosen = below.get(word) if word is not None else None
    lines = {one.name: one for cls in (tap.cls, *([chosen.cls] if chosen is not None else [])) for one in members_of(m, cls, call)}
    for name, value in namespace.cells.items():
        if isinstance(name, str) and (name in lines or name != COMMAND):
            m.set_attribute(Value((tap,)), name, value, call.frame, call.node)
    rest = m.new_list()
    rest.cells[REST] = unknown(type_name="str")
    tap.cells["extra_args"] = Value((rest,))
    _hook(m, tap, "process_args", call)
    return Value((tap,))


def _as_dict(m: Machine, call: Call) -> Value:
    tap = call.receiver.only
    table = m.new_dict()
    for name in tap.cls.fields if isinstance(tap, Instance) else ():
        table.cells[name] = m.get_attribute(call.receiver, name, call.frame, call.node)
    return Value((table,))


FUNCTION_STYLE = Style(KIND, lambda path, kind, member: (f"--{path[-1]}",), nested=False)


def _tapify(m: Machine, call: Call) -> Value:
    return run(m, call.argument(0, "class_or_function") or UNKNOWN, FUNCTION_STYLE, Call(call.frame, call.node), methods=False)


STARTERS = ("tap.tapify",)
MODELS: dict[str, Handler] = {
    f"{TAP}.__init_subclass__": inheriting(KIND),
    f"kind.{KIND}.inherit": inheriting(KIND),
    f"kind.{KIND}.init": _init,
    f"{TAP}.__init__": _init,
    f"{TAP}.add_argument": _add_argument,
    f"{TAP}.add_subparser": _add_subparser,
    f"{TAP}.add_subparsers": lambda m, call: const(None),
    f"{TAP}.parse_args": _parse,
    f"{TAP}.as_dict": _as_dict,
    "tap.tapify": _tapify,
}
